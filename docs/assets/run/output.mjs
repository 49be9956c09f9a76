/* The output of an edited program: lines, notes, what ended it, and, of a
   recording, the timeline and the player. */

import { calm, element } from "../element.mjs";
import { addPlayer } from "../play.mjs";
import { draw } from "../timeline.mjs";
import { isSlow, SLOW } from "./slow.mjs";

// A longer program is shown whole; Play replays it.
const REPLAYED_AT_MOST = 10; // seconds

let made = 0;

export class Output {
  #lines = null; // their element, once the run has something to show
  #recording = null; // of the run, if its language has a recorder
  #player; // that replays it
  #seen; // tells when the player is
  #id = `workbench-${++made}`;

  /** What is shown; each run that has something to show replaces it. */
  element = element("div", { hidden: true });

  /** What went wrong in the run, or was noted of it. */
  failure = "";

  /** The run's duration in seconds, if it was recorded. */
  get duration() {
    return this.#recording?.duration;
  }

  /** Waits for a run; until that has something to show, the last one's is old. */
  renew() {
    this.#leave();
    this.failure = "";
    this.element.classList.add("is-old");
    this.#lines = null;
    this.#recording = null;
  }

  hide() {
    this.#leave();
    this.element.hidden = true;
  }

  /** Brings it into view, and goes no further than that takes. */
  reveal() {
    const behavior = calm.matches ? "instant" : "smooth";
    this.element.scrollIntoView({ block: "nearest", behavior });
  }

  #leave() {
    this.#seen?.disconnect();
    this.#player?.leave();
    this.#player = undefined;
  }

  /** Makes an empty output, as sidebyside/example.html has it. */
  start() {
    this.#lines = element("code");
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
        element("pre", {}, this.#lines),
      ),
    );
    this.element.replaceWith(result);
    this.element = result;
  }

  print({ text, time, stream }, index) {
    if (!this.#lines) this.start();
    const shown = isSlow(text) ? `${text.slice(0, SLOW)}…` : text;
    const line = element("span", {
      className: "example-output__line",
      textContent: `${shown}\n`,
    });
    line.classList.toggle("is-error", stream === "stderr");
    if (time !== undefined) line.dataset.time = time.toFixed(1);
    if (index !== undefined) line.dataset.index = index;
    this.#lines.append(line);
  }

  /** Shows a whole run: its lines and its timeline. */
  show(recording) {
    this.start();
    this.#recording = recording;
    recording.lines.forEach((line, index) => this.print(line, index));
    this.#draw(recording);
    // Nothing else runs outside of a browser's event loop.
    if (recording.outside.includes("calculations")) {
      const textContent =
        "The times are those of the event loop. Calculations are not timed.";
      this.element.append(
        element("p", { className: "example__note", textContent }),
      );
    }
  }

  #draw(recording) {
    const timeline = draw(recording, this.#id);
    if (!timeline) return;
    const help = element("a", {
      className: "example-timeline__help",
      textContent: "How to read this",
      href: new URL("../../languages/#examples", import.meta.url),
    });
    const title = element(
      "p",
      { className: "example-output__title" },
      "Timeline ",
      help,
    );
    const place = element("div", { className: "example-timeline" }, title);
    title.insertAdjacentHTML("afterend", timeline);
    this.element.append(place);
  }

  fail(message, line) {
    this.failure = line ? `line ${line}: ${message}` : message;
    this.#say(this.failure, "is-wrong");
  }

  note(text) {
    this.failure = text;
    this.#say(text, "is-note");
  }

  /**
   * Ends the run, and, if it was recorded, replays it once its player is seen.
   *
   * @param {(number: number) => Element | null} lineOf finds a line of the program
   */
  end(lineOf) {
    // What is there is of a run before, if this one has none.
    if (!this.#lines) this.hide();
    this.element.classList.remove("is-old");
    if (!this.#lines) return;
    if (!this.#lines.firstChild) this.#say("It prints nothing.", "is-note");
    if (!this.#recording) return;
    this.#player = addPlayer(this.element, this.#recording, lineOf);
    if (calm.matches || this.duration > REPLAYED_AT_MOST) return;
    const player = this.#player;
    if (!player) return;
    this.#seen = new IntersectionObserver(([{ isIntersecting }], seen) => {
      if (!isIntersecting) return;
      seen.disconnect();
      player.play();
    });
    this.#seen.observe(player.button);
  }

  /** Adds a line that the program did not print. */
  #say(text, kind) {
    this.print({ text });
    this.#lines.lastChild.classList.add(kind);
  }
}
