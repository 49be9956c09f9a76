/* One program to edit: an editor, Run, Stop and Reset, and what it prints. */

import { createEditor } from "./prism-code-editor/dist/index.js";
import {
  defaultKeymap,
  editHistory,
  editorCommands,
} from "./prism-code-editor/dist/extensions/commands/index.js";
import { calm, element } from "../element.mjs";
import { addPlayer } from "../play.mjs";
import { draw } from "../timeline.mjs";
import { run, stop } from "./run.mjs";
import { link } from "./share.mjs";

// A longer program is shown whole; Play replays it.
const REPLAYED_AT_MOST = 10; // seconds

// Who imports this waits for the styles, so that nothing is seen without them.
// They are not in the head, from which Material takes what a next page's lacks.
await Promise.all(
  [
    new URL("run.css", import.meta.url),
    new URL("prism-code-editor/dist/layout.css", import.meta.url),
  ].map(
    ({ href }) =>
      new Promise((done) =>
        document.body.append(
          element("link", {
            rel: "stylesheet",
            href,
            onload: done,
            onerror: done, // plain, it still works
          }),
        ),
      ),
  ),
);

let made = 0;

const button = (textContent, onclick) =>
  element("button", {
    className: "tool",
    type: "button",
    textContent,
    onclick,
  });

export class Workbench {
  #language;
  #filename;
  #source;
  #editor;
  #program;
  #output;
  #recording = null; // of its last run, if its language has a recorder
  #failure = "";
  #id = `workbench-${++made}`;

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
    this.runs = button("Run", () => this.run());
    this.runs.classList.add("tool--first");
    this.runs.title = "Ctrl+Enter, or ⌘ Enter";
    this.stops = button("Stop", () => this.stop());
    this.status = element("span", { className: "workbench__status" });
    this.status.setAttribute("role", "status");
    this.progress = element("progress", { ariaLabel: "Loading", hidden: true });
    this.result = element("div", { hidden: true });
    const frame = element("div", { className: "workbench__editor" });
    this.element = element(
      "div",
      { className: "workbench", role: "group", ariaLabel: filename },
      element("span", { className: "filename", textContent: filename }),
      frame,
      element(
        "div",
        { className: "workbench__bar" },
        this.runs,
        this.stops,
        button("Reset", () => this.reset()),
        ...(close ? [button("Close", () => (this.stop(), close()))] : []),
        ...(playground
          ? [button("Open in playground", () => this.#open(playground))]
          : []),
        this.progress,
        this.status,
      ),
      this.result,
    );
    this.#edit(frame);
    this.#end();
    this.#restoreDraft();
  }

  get source() {
    return this.#editor.value;
  }

  focus() {
    this.#editor.textarea.focus();
  }

  #edit(frame) {
    this.#editor = createEditor(
      frame,
      {
        language: this.#language.slug,
        value: this.#source,
        tabSize: this.#language.indent,
        insertSpaces: true,
      },
      editorCommands({
        ...defaultKeymap,
        "Mod+Enter": () => {
          this.run();
          return true;
        },
      }),
      editHistory(),
    );
    this.#editor.on("update", () => {
      this.#keepDraft();
      this.onedit?.();
    });
    // Tab indents; so there is another key to leave by.
    this.#editor.keyCommandMap.Escape = () => {
      this.runs.focus();
      return true;
    };
    const { textarea } = this.#editor;
    textarea.ariaLabel = `${this.#filename}: Tab indents, Escape leaves, Control Enter runs`;
    textarea.spellcheck = false;
  }

  run() {
    this.#program?.stop();
    this.#markLine(null);
    this.stops.disabled = false;
    this.#failure = "";
    this.result.classList.add("is-old");
    this.status.textContent = "Running …";
    this.#output = null;
    this.#recording = null;
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

  reset() {
    this.stop();
    this.result.hidden = true;
    this.status.textContent = "";
    this.#editor.setOptions({ value: this.#source });
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
      if (live) this.#start();
    },
    line: (line) => this.#print(line),
    recording: ({ recording }) => {
      this.#start();
      this.#recording = recording;
      recording.lines.forEach((line, index) => this.#print(line, index));
      const timeline = draw(recording, this.#id);
      if (!timeline) return;
      const title = element("p", {
        className: "example-output__title",
        textContent: "Timeline",
      });
      const place = element("div", { className: "example-timeline" }, title);
      title.insertAdjacentHTML("afterend", timeline);
      this.result.append(place);
    },
    failure: ({ message, line }) => {
      this.#failure = line ? `line ${line}: ${message}` : message;
      this.#say(this.#failure, "is-wrong");
      this.#markLine(line);
    },
    note: ({ text }) => {
      this.#failure = text;
      this.#say(text, "is-note");
    },
    end: ({ reason, time }) => {
      const seconds = this.#recording?.duration ?? time;
      this.#program = null;
      this.#end();
      this.status.textContent = {
        done: `Done in ${Number(seconds).toFixed(1)} s`,
        failed: `Failed: ${this.#failure.split("\n")[0]}`,
        stopped: "Stopped",
      }[reason];
      if (!this.#output) return;
      if (!this.#output.firstChild) this.#say("It prints nothing.", "is-note");
      if (!this.#recording) return;
      const player = addPlayer(
        this.result,
        this.#recording,
        (number) => this.#editor.lines[number],
      );
      if (!calm.matches && seconds <= REPLAYED_AT_MOST) player?.play();
    },
  };

  #end() {
    this.progress.hidden = true;
    if (document.activeElement === this.stops) this.runs.focus();
    this.stops.disabled = true;
    // What is there is of a run before, if this one has none.
    if (!this.#output) this.result.hidden = true;
    this.result.classList.remove("is-old");
  }

  /** Makes an empty output, as sidebyside/example.html has it. */
  #start() {
    this.#output = element("code");
    const result = element(
      "div",
      { className: "example-run" },
      element(
        "div",
        { className: "example-output" },
        element("p", {
          className: "example-output__title",
          textContent: "Output of your program",
        }),
        element("pre", {}, this.#output),
      ),
    );
    this.result.replaceWith(result);
    this.result = result;
  }

  #print({ text, time, stream }, index) {
    const line = element("span", {
      className: "example-output__line",
      textContent: `${text}\n`,
    });
    line.classList.toggle("is-error", stream === "stderr");
    if (time !== undefined) line.dataset.time = time.toFixed(1);
    if (index !== undefined) line.dataset.index = index;
    this.#output.append(line);
  }

  /** Adds a line that the program did not print. */
  #say(text, kind) {
    if (!this.#output) this.#start();
    this.#print({ text });
    this.#output.lastChild.classList.add(kind);
  }

  /** Highlights a line of the editor, until it is edited. */
  #markLine(line) {
    this.#editor.wrapper
      .querySelectorAll(".is-wrong")
      .forEach((one) => one.classList.remove("is-wrong"));
    if (line) this.#editor.lines[line]?.classList.add("is-wrong");
  }

  // A draft is kept for as long as the reader's visit, under the program that
  // it changes: on its page, in the playground, and after Back.

  get #draft() {
    return `draft of ${this.#language.slug}: ${this.#source}`;
  }

  #keepDraft() {
    try {
      if (this.source === this.#source) sessionStorage.removeItem(this.#draft);
      else sessionStorage.setItem(this.#draft, this.source);
    } catch {
      // Not allowed, or no room: as without drafts.
    }
  }

  #restoreDraft() {
    try {
      const value = sessionStorage.getItem(this.#draft);
      if (value !== null) this.#editor.setOptions({ value });
    } catch {
      // Not allowed.
    }
  }

  /** Returns a link to the playground that has the program in it. */
  link(playground) {
    return link(playground, this.#language.slug, this.source);
  }

  async #open(playground) {
    location.assign(await this.link(playground));
  }
}

// Who goes on to another page no longer sees what runs.
window.document$.subscribe(stop);
