/* The workbench of a program: ties its editor, its draft and its output to Run,
   Stop, Reset and Close, and says how a run goes. */

import { element } from "../element.mjs";
import { Draft } from "./draft.mjs";
import { Editor, RUN_KEYS } from "./editor.mjs";
import { Output } from "./output.mjs";
import { run } from "./run.mjs";
import { link } from "./share.mjs";

const STATUS = 200; // characters

// By these, a reader goes elsewhere: then the page stays there.
const GOES = ["wheel", "touchmove", "pointerdown", "keydown"];

const button = (textContent, onclick) =>
  element("button", {
    className: "tool",
    type: "button",
    textContent,
    onclick,
  });

/** Returns as much of a text as a status has room for: the output has more. */
function begin(text) {
  const [line] = text.split("\n");
  return line.length > STATUS ? `${line.slice(0, STATUS)}…` : line;
}

export class Workbench {
  #language;
  #filename;
  #source;
  #editor;
  #draft;
  #output = new Output();
  #program;
  #goes = new AbortController();
  #frame = 0;
  #isReset = false; // and nothing was written since

  /**
   * @param {object} options
   * @param {{slug: string, name: string, indent: number}} options.language as
   *   editors/SLUG.mjs has it, which the build writes, and which makes the editor
   *   know the language (sidebyside/scripts.py)
   * @param {string} options.filename as errors name it
   * @param {string} options.source what Reset brings back
   * @param {URL} [options.playground] where "Open in playground" leads
   * @param {() => void} [options.close] called by Close
   */
  constructor({ language, filename, source, playground, close }) {
    this.#language = language;
    this.#filename = filename;
    this.#source = source;
    this.#draft = new Draft(language.slug, source);
    this.runs = button("Run", () => this.run());
    this.runs.classList.add("tool--first");
    this.stops = button("Stop", () => this.stop());
    this.resets = button("Reset", () => this.reset());
    this.status = element("span", { className: "workbench__status" });
    this.status.setAttribute("role", "status");
    this.progress = element("progress", { ariaLabel: "Loading", hidden: true });
    const opens =
      playground && button("Open in playground", () => this.#open(playground));
    const frame = element("div", { className: "workbench__editor" });
    this.bar = element(
      "div",
      { className: "workbench__bar" },
      this.runs,
      element("span", { className: "workbench__keys", textContent: RUN_KEYS }),
      this.stops,
      ...(close ? [button("Close", () => (this.stop(), close()))] : []),
      this.resets,
      this.progress,
      this.status,
    );
    const title = element(
      "span",
      { className: "filename" },
      filename,
      ...(opens ? [element("span", { className: "tools" }, opens)] : []),
    );
    title.dataset.language = language.name;
    this.element = element(
      "div",
      { className: "workbench", role: "group", ariaLabel: filename },
      title,
      frame,
      this.bar,
      this.#output.element,
    );
    this.#editor = new Editor(frame, {
      language,
      filename,
      value: source,
      run: () => this.run(),
      leave: () => this.runs.focus(),
      change: () => {
        this.#draft.keep(this.source);
        this.#offerUndo(false);
        this.onedit?.();
      },
    });
    this.#rest();
    const draft = this.#draft.kept;
    if (draft !== null) this.#editor.value = draft;
  }

  get source() {
    return this.#editor.value;
  }

  focus() {
    this.#editor.focus();
  }

  run() {
    this.#program?.stop();
    this.#follow();
    this.#editor.markLine(null);
    this.stops.disabled = false;
    this.status.textContent = "Running …";
    this.#output.renew();
    this.#program = run(
      this.#language.slug,
      this.source,
      this.#filename,
      (event) => this.#on[event.type](event),
    );
  }

  stop() {
    this.#program?.stop();
  }

  /** Brings the program back as it was; or, next, what it was made into. */
  reset() {
    if (this.#isReset) {
      this.#editor.undo();
      return;
    }
    this.stop();
    this.#output.hide();
    this.status.textContent = "";
    if (this.source === this.#source) return;
    this.#editor.replace(this.#source);
    this.#offerUndo(true);
  }

  #offerUndo(isReset) {
    this.#isReset = isReset;
    this.resets.textContent = isReset ? "Undo reset" : "Reset";
  }

  /** Has the page follow what comes, until the reader goes elsewhere. */
  #follow() {
    this.#goes.abort();
    this.#goes = new AbortController();
    const { signal } = this.#goes;
    for (const type of GOES) {
      addEventListener(type, () => this.#goes.abort(), {
        capture: true,
        signal,
      });
    }
  }

  /** Brings what has come into view, when it is laid out. */
  #reveal() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.#goes.signal.aborted) this.#output.reveal();
    });
  }

  #on = {
    loading: ({ loaded, total }) => {
      this.status.textContent = `Loading ${this.#language.name}, once (${(total / 1e6).toFixed(0)} MB) …`;
      Object.assign(this.progress, {
        hidden: false,
        max: total,
        value: loaded,
      });
    },
    started: ({ live }) => {
      this.progress.hidden = true;
      this.status.textContent = "Running …";
      if (live) this.#output.start();
    },
    line: (line) => {
      this.#output.print(line);
      this.#reveal();
    },
    recording: ({ recording }) => this.#output.show(recording),
    failure: ({ message, line }) => {
      this.#output.fail(message, line);
      this.#editor.markLine(line);
    },
    note: ({ text }) => this.#output.note(text),
    end: ({ reason, time }) => {
      const seconds = this.#output.duration ?? time;
      this.#program = null;
      this.#rest();
      this.status.textContent = {
        done: `Done in ${Number(seconds).toFixed(1)} s`,
        failed: `Failed: ${begin(this.#output.failure)}`,
        stopped: "Stopped",
      }[reason];
      this.#output.end((number) => this.#editor.line(number));
      this.#reveal();
    },
  };

  /** Makes the bar as it is while nothing runs. */
  #rest() {
    this.progress.hidden = true;
    if (document.activeElement === this.stops) this.runs.focus();
    this.stops.disabled = true;
  }

  /** Returns a link to the playground that has the program in it. */
  link(playground) {
    return link(playground, this.#language.slug, this.source);
  }

  async #open(playground) {
    try {
      location.assign(await this.link(playground));
    } catch (error) {
      this.status.textContent = error.message;
    }
  }
}
