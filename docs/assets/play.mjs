/* Replays a recording: lines appear as they were printed, a line crosses the
   timeline, the task that runs lights up, and in the program the lines at which
   tasks wait. Ties lines of the output and of the program to the timeline. */

import { calm, element } from "./element.mjs";

const SPEEDS = [1, 2, 0.5];
// How far an arrow key moves, in ms: about a fiftieth of the program.
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
// How long (seconds on the reader's clock) a task that ran for no time is lit.
const GLOW = 0.25;
// So many colours are there for tasks (--task-1, …, in example.css), and so wide
// (pixels) is the stripe of one at a line of the program.
const COLOURS = 6;
const STRIPE = 4;
const STRIPES_AT_MOST = 3;
// So far from a dot (pixels), a finger still means it: dots are small.
const REACH = 22;

/** Returns when a task runs: [from] or, where it blocks, [from, to]; seconds. */
function runsOf({ tasks, blocks }, index) {
  const runs = blocks
    .filter(({ task }) => task === index)
    .map(({ start, end }) => [start, end]);
  if (index === null) return runs;
  const { start, waits } = tasks[index];
  const ends = waits.map(({ end }) => end).filter((end) => end !== null);
  return [...runs, [start], ...ends.map((end) => [end])];
}

class Player {
  #run;
  #recording;
  #lineOf;
  #duration;
  #lines;
  #rows;
  #moments;
  #now;
  #speed = 1;
  #time = null; // null: at rest, everything is shown
  #saidTo = -1; // the time up to which lines were said
  #frame = 0;
  #marked = []; // lines of the program

  constructor(run, recording, lineOf) {
    this.#run = run;
    this.#recording = recording;
    this.#lineOf = lineOf;
    this.#duration = recording.duration;
    // What a program did not print itself, such as an exit status, is always
    // shown.
    this.#lines = [...run.querySelectorAll("[data-index]")].map((line) => ({
      line,
      at: recording.lines[line.dataset.index].time,
    }));
    this.#rows = [...run.querySelectorAll(".timeline__row")].map((row) => {
      const task = row.dataset.task ? Number(row.dataset.task) : null;
      return { row, task, runs: runsOf(recording, task) };
    });
    this.#moments = [
      ...this.#lines.map(({ at }) => at),
      ...this.#rows.flatMap(({ runs }) => runs.flat()),
      this.#duration,
    ];
    this.#now = run.querySelector(".timeline__now");
    this.#build();
  }

  #build() {
    const step =
      STEPS.find((step) => step * 50 >= this.#duration * 1000) ??
      Math.ceil(this.#duration) * 20;
    this.button = element("button", {
      className: "player__play",
      type: "button",
      onclick: () => (this.#frame ? this.pause() : this.play()),
    });
    this.slider = element("input", {
      className: "player__slider",
      type: "range",
      max: Math.ceil((this.#duration * 1000) / step) * step,
      step,
      ariaLabel: "Time in the program",
      oninput: () => {
        this.pause();
        this.seek(this.slider.valueAsNumber / 1000);
        if (this.#time >= this.#duration) this.#rest();
      },
    });
    this.clock = element("span", { className: "player__clock" });
    this.speed = element("button", {
      className: "player__speed",
      type: "button",
      title: "Speed",
      onclick: () => this.#changeSpeed(),
    });
    this.said = element("div", { className: "player__said" });
    this.said.setAttribute("role", "log"); // politely
    const bar = element(
      "div",
      { className: "player", role: "group", ariaLabel: "Replay" },
      this.button,
      this.slider,
      this.clock,
      this.speed,
      this.said,
    );
    this.#label();
    this.#rest();
    this.#run.querySelector(".example-output").after(bar);
  }

  #label() {
    const playing = this.#frame !== 0;
    this.button.textContent = playing ? "Pause" : "Play";
    this.button.classList.toggle("player__play--on", playing);
    this.speed.textContent = `${this.#speed}x`;
    this.speed.ariaLabel = `${this.#speed}x, speed`;
  }

  #changeSpeed() {
    const next = SPEEDS.indexOf(this.#speed) + 1;
    this.#speed = SPEEDS[next % SPEEDS.length];
    this.#label();
  }

  play() {
    let before = performance.now();
    let time = this.#time ?? 0;
    if (time >= this.#duration) time = 0;
    if (time === 0) this.said.replaceChildren();
    this.#saidTo = time || -1;
    this.seek(time, true);
    const tick = (now) => {
      if (!this.#run.isConnected) return;
      time += ((now - before) / 1000) * this.#speed;
      before = now;
      if (time >= this.#duration) {
        this.#say(this.#duration);
        this.pause();
        this.#rest();
        return;
      }
      this.seek(time, true);
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
    this.#label();
  }

  pause() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#label();
  }

  /** Ends the replay, for good: its program is shown no longer. */
  leave() {
    this.pause();
    this.#rest();
  }

  /** Shows the program as it was at a time, in seconds. */
  seek(time, playing = false) {
    time = Math.min(Math.max(0, time), this.#duration);
    if (playing) this.#say(time);
    if (playing && !calm.matches) {
      this.#mark(time, time - GLOW * this.#speed);
    } else {
      const last = Math.max(0, ...this.#moments.filter((at) => at <= time));
      // With less motion, from one event to the next.
      this.#mark(playing ? last : time, last);
    }
    this.#time = time;
  }

  /** Shows a time; what ran since another one is lit. */
  #mark(time, since) {
    for (const { line, at } of this.#lines) {
      line.classList.toggle("is-ahead", at > time);
    }
    for (const { row, runs } of this.#rows) {
      row.classList.toggle(
        "is-running",
        runs.some(([from, to = from]) => from <= time && to >= since),
      );
    }
    this.#markProgram(time);
    const x = `${(time / this.#duration) * 100}%`;
    this.#now?.setAttribute("x1", x);
    this.#now?.setAttribute("x2", x);
    this.#run.classList.add("is-replaying");
    this.slider.value = time * 1000;
    this.#tell(time);
  }

  /** Marks the lines of the program at which tasks wait, in their colours. */
  #markProgram(time) {
    const stripes = new Map();
    const mark = (number, colour) => {
      const line = number && this.#lineOf(number);
      if (!line) return;
      const those = stripes.get(line) ?? [];
      those.push(`${STRIPE * (those.length + 1)}px 0 ${colour} inset`);
      stripes.set(line, those);
    };
    const isNow = ({ start, end }) => start <= time && time < (end ?? Infinity);
    for (const [index, { waits }] of this.#recording.tasks.entries()) {
      const row = this.#rows.findIndex(({ task }) => task === index);
      const colour = ((row < 0 ? index : row) % COLOURS) + 1;
      mark(waits.find(isNow)?.line, `var(--task-${colour})`);
    }
    const block = this.#recording.blocks.find(isNow);
    mark(block?.line, "var(--md-accent-fg-color)");
    for (const line of this.#marked) {
      if (!stripes.has(line)) line.classList.remove("is-waiting");
    }
    for (const [line, those] of stripes) {
      line.classList.add("is-waiting");
      const shown = those.slice(0, STRIPES_AT_MOST).join(", ");
      line.style.setProperty("--stripes", shown);
    }
    this.#marked = [...stripes.keys()];
  }

  /** Shows everything at once, as without a player. */
  #rest() {
    this.#time = null;
    for (const { line } of this.#lines) line.classList.remove("is-ahead");
    for (const { row } of this.#rows) row.classList.remove("is-running");
    this.#markProgram(Infinity);
    this.#run.classList.remove("is-replaying");
    this.slider.value = this.slider.max;
    this.#tell(this.#duration);
  }

  #tell(time) {
    this.clock.textContent = `${time.toFixed(1)} s`;
    this.slider.ariaValueText = `${time.toFixed(1)} of ${this.#duration.toFixed(1)} seconds`;
  }

  /** Lets a screen reader say the lines that have come since the last time. */
  #say(time) {
    const since = this.#saidTo;
    const come = this.#lines.filter(({ at }) => at > since && at <= time);
    this.#saidTo = time;
    // Each for itself: what is being read aloud is not cut short.
    for (const { line } of come) {
      this.said.append(element("div", { textContent: line.textContent }));
    }
  }
}

/** Lets the arrow keys move between dots that are one stop for Tab. */
function rove(elements) {
  for (const [index, one] of elements.entries()) {
    one.setAttribute("tabindex", index ? "-1" : "0");
    one.addEventListener("keydown", (event) => {
      const step =
        { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[
          event.key
        ] ?? 0;
      const next = elements[index + step];
      if (!step || !next) return;
      event.preventDefault();
      one.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }
}

/** Lights elements up while the pointer is on one of some. */
function lightTogether(triggers, elements) {
  const light = (on) => () =>
    elements.forEach((one) => one.classList.toggle("is-lit", on));
  for (const one of triggers) {
    one.addEventListener("pointerenter", light(true));
    one.addEventListener("pointerleave", light(false));
  }
  return light;
}

/** Returns the one of some elements that is nearest to a click, and in reach. */
function nearest(elements, { target, clientX, clientY }) {
  if (elements.includes(target)) return target; // it may have no place: a key's
  const distances = elements.map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return Math.hypot(clientX - left - width / 2, clientY - top - height / 2);
  });
  const least = Math.min(...distances);
  return least <= REACH ? elements[distances.indexOf(least)] : undefined;
}

/** Ties each line of the output to its dot, and to the line that printed it. */
function tieOutput(run, recording, lineOf, player) {
  const lines = new Map(
    [...run.querySelectorAll("[data-index]")].map((line) => [
      line.dataset.index,
      line,
    ]),
  );
  const dots = [...run.querySelectorAll(".timeline__dot")];
  const goes = new Map(); // what a click on a dot does
  for (const dot of dots) {
    const printed = dot.dataset.lines
      .split(" ")
      .map((index) => lines.get(index))
      .filter(Boolean);
    const printing = printed
      .map(({ dataset }) => lineOf(recording.lines[dataset.index].line))
      .filter(Boolean);
    const all = [dot, ...printed, ...printing];
    const light = lightTogether([dot, ...printed], all);
    if (!printed.length) continue;
    dot.addEventListener("focus", light(true));
    dot.addEventListener("blur", light(false));
    const { time } = recording.lines[printed[0].dataset.index];
    const texts = printed.map((line) => line.textContent.trim()).join(", ");
    dot.setAttribute("role", "button");
    dot.setAttribute("aria-label", `${time.toFixed(1)} s: ${texts}`);
    const go = () => {
      player?.pause();
      player?.seek(time);
    };
    goes.set(dot, go);
    dot.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        go();
      }
    });
  }
  run.querySelector(".timeline")?.addEventListener("click", (event) => {
    goes.get(nearest([...goes.keys()], event))?.();
  });
  rove([...goes.keys()]);
}

/** Ties each bar of the timeline to the line of the program that waits. */
function tieProgram(run, lineOf) {
  const bars = new Map(); // by their lines
  for (const bar of run.querySelectorAll("[data-line]")) {
    const number = bar.dataset.line;
    if (!bars.has(number)) bars.set(number, []);
    bars.get(number).push(bar);
  }
  for (const [number, its] of bars) {
    const line = lineOf(number);
    if (!line) continue;
    for (const bar of its) lightTogether([bar], [bar, line]);
    lightTogether([line], [line, ...its]);
  }
}

/**
 * Adds a player to a recorded run.
 *
 * @param {HTMLElement} run an .example-run, as sidebyside/example.html has it
 * @param {object} recording what is shown in it
 * @param {(number: number) => Element | null} lineOf finds a line of the program
 * @returns {Player | undefined} none where no time passes
 */
export function addPlayer(run, recording, lineOf) {
  // Found now, once: when the program is edited, its lines get other numbers.
  const { lines, tasks, blocks } = recording;
  const waits = tasks.flatMap((task) => task.waits);
  const numbers = [...lines, ...waits, ...blocks].map(({ line }) => line);
  const found = new Map(
    numbers.filter(Boolean).map((number) => [number, lineOf(number)]),
  );
  const kept = (number) => found.get(Number(number));
  const player =
    recording.duration > 0 ? new Player(run, recording, kept) : undefined;
  tieOutput(run, recording, kept, player);
  tieProgram(run, kept);
  return player;
}

for (const run of document.querySelectorAll(".example-run[data-recording]")) {
  const { recording, program } = run.dataset;
  addPlayer(run, JSON.parse(recording), (number) =>
    document.getElementById(`${program}-${number}`),
  );
}
