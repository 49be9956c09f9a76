/* Draws a recording as an SVG: a row a task, and time from left to right.

   Node.js runs it when the site is built (sidebyside/draw.mjs), the browser
   when a reader has edited a program. There the recording may be of a hostile
   one, and what is drawn gets into the page: run/listener.mjs lets only recordings
   pass, and, as a second wall, each value that is read here is made a string or a
   finite number first, and only `tag` makes markup. */

import { namesOf } from "./names.mjs";

const ROWS_AT_MOST = 25;
const ENTRIES_AT_MOST = 10_000; // of a list; none in a recording has more
const WAITS_TOLD_AT_MOST = 6;

// Pixels. On a page, times are per cent of the plot, which is as wide as the
// page lets it: the names stand in the padding on its left, how tasks ended in
// that on its right (example.css has the fonts that these fit).
const CHARACTER = 6.7; // of the names, the words and the labels
const WHOLE_NAME_CHARACTER = 7; // in a drawing of a given width
const ROW = 30;
const BAR_TOP = 11;
const BAR = 15;
const AXIS = 22;
const INDENT = 10; // of a row below the one of the task that started it
const INDENTS_AT_MOST = 3;
const MARGIN = 8; // above a drawing of a given width, for half a dot
// As wide is the whole on a phone, in half a page, and on a page.
const WIDTHS = [290, 480, 640];
const TICKS_AT_MOST = 5;
// Waits on the same that are, each, narrower than this are drawn as one.
const NARROW = 1 / 500; // of the plot
const BARS_AT_MOST = 2500; // of all rows: a page with more answers late

// What tells how a task ended: a word and a shape.
const ENDS = {
  done: { word: "done", shape: ["circle", { r: 4 }] },
  failed: { word: "failed", shape: ["path", { d: "M-4-4 4 4M-4 4 4-4" }] },
  cancelled: { word: "cancelled", shape: ["path", { d: "M-4-4h8v8h-8z" }] },
  pending: { word: "never ends" },
};

/**
 * Returns an SVG of a recording of two tasks or more; else, or where no time
 * passes on the program's clock, nothing.
 *
 * A row a task, in the order of their creation, each below the task that started
 * it, and indented: a bar for each time in which it waits, labelled by what it
 * waits for; a solid block where it holds the loop; a dot for each line that it
 * prints; its end, told by a shape and a word. The same recording gives the same
 * text.
 *
 * For scripts: a row's `data-task` has the index of its task in
 * `recording.tasks` (nothing: what happened in no task), a dot's `data-lines`
 * those of its lines in `recording.lines`, and a bar's `data-line` the line of
 * the program that waits or blocks.
 *
 * @param {object} recording what a program did, as `Recording.to_json` of
 *   recorders/recording.py gives it; times are seconds
 * @param {string} name what the ids in it begin with
 * @param {number} [width] of the whole drawing, in CSS pixels: then it is a
 *   picture for itself, with whole names and all places in pixels, and has
 *   nothing that is for scripts; without, it is as wide as the page lets it
 * @returns {string} of well-formed XML
 */
export function draw(recording, name, width) {
  const { tasks, lines, blocks, duration } = read(recording);
  if (tasks.length < 2 || !(duration > 0)) return "";
  const rows = rowsOf(tasks, lines, blocks, duration);
  const plot = plotOf(rows, tasks, duration, width);
  const bars = Math.floor(BARS_AT_MOST / rows.length);
  const parts = [
    ...axis(plot, tasks.length - ROWS_AT_MOST),
    ...blocks.map(({ start, end }) =>
      tag("rect", {
        class: "timeline__band",
        x: plot.at(start),
        width: plot.at(end - start),
        height: plot.foot,
      }),
    ),
    ...rows.map((row, index) => drawn(row, index * ROW, plot, bars)),
  ];
  const height = plot.foot + AXIS + (tasks.length > ROWS_AT_MOST ? 14 : 0);
  const took = seconds(duration);
  const unit = took === "1" ? "second" : "seconds";
  const title = `Timeline of ${tasks.length} tasks in ${took} ${unit}`;
  const story = rows.map(told).join(" ");
  const id = `${name}-timeline`;
  const attributes = { class: "timeline", id };
  if (plot.isPicture) {
    const size = { width: rounded(width), height: height + MARGIN };
    Object.assign(attributes, {
      xmlns: "http://www.w3.org/2000/svg",
      ...size,
      viewBox: `${-plot.left} ${-MARGIN} ${size.width} ${size.height}`,
    });
    // Its title is all that is read aloud of a picture in a PDF.
    parts.unshift(tag("title", {}, `${title}. ${story}`));
  } else {
    Object.assign(attributes, {
      role: "group",
      "aria-labelledby": `${id}-title`,
      "aria-describedby": `${id}-story`,
      width: "100%",
      height,
      style: `padding:0 ${plot.right}px 0 ${plot.left}px`,
    });
    parts.unshift(
      tag("title", { id: `${id}-title` }, title),
      tag("desc", { id: `${id}-story` }, story),
    );
    const now = { class: "timeline__now", x1: 0, x2: 0, y2: plot.foot };
    parts.push(tag("line", now));
  }
  return tag("svg", attributes, ...onLines(parts)).text;
}

// What is read: of a recording, the same; of anything else, some recording.

const asText = (value) => (typeof value === "string" ? value : "");
const asNumber = (value) => (Number.isFinite(value) ? value : 0);
const asTime = (value) => (value === null ? null : asNumber(value));
const asObjects = (value) =>
  Array.isArray(value)
    ? Array.from(value.slice(0, ENTRIES_AT_MOST), Object)
    : [];

function read(recording) {
  const { tasks, lines, blocks, duration } = Object(recording);
  return {
    tasks: asObjects(tasks).map((task) => ({
      name: asText(task.name),
      coroutine: asText(task.coroutine),
      argument: asText(task.arguments?.[0]),
      starter: Number.isInteger(task.starter) ? task.starter : null,
      start: asNumber(task.start),
      end: asTime(task.end),
      outcome: Object.hasOwn(ENDS, asText(task.outcome))
        ? task.outcome
        : "pending",
      waits: task.waits, // read where they are drawn: there may be many
    })),
    lines: asObjects(lines).map(({ time, task }) => ({
      time: asNumber(time),
      task,
    })),
    blocks: asObjects(blocks).map(({ start, end, task, line }) => ({
      start: asNumber(start),
      end: asNumber(end),
      task,
      line: asNumber(line),
    })),
    duration: asNumber(duration),
  };
}

/**
 * A task, or what happened in no task: that has no end, and no name of its own.
 *
 * @typedef {object} Row
 * @property {number | null} task its index
 * @property {number} depth how many tasks stand between it and the program
 * @property {string} name
 * @property {string} whole what the name is short for, or the same
 * @property {number} start when the task was created; this and all times are in
 *   seconds
 * @property {number} until where its line ends: with it or with the program
 * @property {{on: string, label: string, start: number, end: number | null,
 *   line: number}[]} waits the label is short for what it waits on, or the same;
 *   the end is null where it never went on; the line 0 where none is known
 * @property {{start: number, end: number, line: number}[]} blocks
 * @property {Map<number, number[]>} dots the indexes of the lines, by their time
 * @property {{time: number | null, outcome: string} | null} end
 */

/** Returns the rows (Row[]) that are drawn. */
function rowsOf(tasks, lines, blocks, duration) {
  const names = namesOf(tasks);
  const onTask = new Map(
    tasks.map(({ name }, index) => [`task ${name}`, names[index]]),
  );
  // A task as its row has it: whole, and short for the label.
  const waitsOn = (what) => {
    const task = onTask.get(what);
    if (!task) return { on: what, label: what };
    return { on: `task ${task.whole}`, label: `task ${task.name}` };
  };
  const rowOf = (index, more) => {
    const dots = new Map();
    for (const [number, { time, task }] of lines.entries()) {
      if (task !== index) continue;
      if (!dots.has(time)) dots.set(time, []);
      dots.get(time).push(number);
    }
    const own = blocks.filter(({ task }) => task === index);
    return { ...more, task: index, dots, blocks: own };
  };
  const rows = inOrder(tasks).map(({ index, depth }) => {
    const task = tasks[index];
    return rowOf(index, {
      ...names[index],
      depth,
      start: task.start,
      until: task.end ?? duration,
      waits: asObjects(task.waits).map(({ on, start, end, line }) => ({
        ...waitsOn(asText(on)),
        start: asNumber(start),
        end: asTime(end),
        line: asNumber(line),
      })),
      end: { time: task.end, outcome: task.outcome },
    });
  });
  if ([...lines, ...blocks].some(({ task }) => task === null)) {
    const name = "program";
    rows.unshift(
      rowOf(null, { name, whole: name, depth: 0, waits: [], end: null }),
    );
  }
  return rows;
}

/** Returns the tasks to draw, each after the one that started it. */
function inOrder(tasks) {
  const started = new Map();
  for (const [index, { starter }] of tasks.entries()) {
    // What is not there before it has started nothing.
    const key = starter >= 0 && starter < index ? starter : null;
    if (!started.has(key)) started.set(key, []);
    started.get(key).push(index);
  }
  const found = [];
  const next = [{ index: null, depth: -1 }];
  while (next.length && found.length <= ROWS_AT_MOST) {
    const task = next.pop();
    found.push(task);
    const children = started.get(task.index) ?? [];
    for (const index of children.toReversed()) {
      next.push({ index, depth: task.depth + 1 });
    }
  }
  return found.slice(1);
}

// What one who does not see the drawing is told.

/** Tells in words what a row shows. */
function told({ whole, start, waits, blocks, dots, end }) {
  const acts = blocks.map((block) => [
    block.start,
    `blocks the loop until ${seconds(block.end)} s`,
  ]);
  if (!end) {
    const did = acts.map(([, what]) => what).join(", then ");
    return `Outside the tasks, the program ${did || "prints"}.`;
  }
  for (const wait of waits) {
    const until =
      wait.end === null ? "for ever" : `until ${seconds(wait.end)} s`;
    acts.push([wait.start, `waits on ${wait.on} ${until}`]);
  }
  acts.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
  const did = acts.map(([, what]) => what);
  if (did.length > WAITS_TOLD_AT_MOST) {
    const more = did.splice(WAITS_TOLD_AT_MOST).length;
    did.push(`waits ${more === 1 ? "once" : `${more} times`} more`);
  }
  if (end.time !== null) {
    did.push(`is ${end.outcome} at ${seconds(end.time)} s`);
  }
  // Its start is when it was created; another may have held the loop then. It
  // really ran first when the first thing is noted of it.
  const times = [...acts.map(([time]) => time), ...dots.keys()];
  const first = times.length ? Math.min(...times) : (end.time ?? start);
  const starts = `${whole} starts at ${seconds(first)} s`;
  return `${[starts, ...did].join(", then ")}.`;
}

// Where things are.

/** Returns the place that there is, and what gives the places of times in it. */
function plotOf(rows, tasks, span, width) {
  const words = tasks.map(({ outcome }) => ENDS[outcome].word);
  const right = Math.ceil(longest(words) * CHARACTER + 12);
  const widths = rows.map(
    ({ name, depth }) => length(name) * CHARACTER + indent(depth),
  );
  const room = Math.ceil(
    Math.max(length("seconds") * CHARACTER, ...widths) + 12,
  );
  const isPicture = Number.isFinite(width);
  const plot = {
    span,
    left: room,
    right,
    foot: rows.length * ROW,
    isPicture,
    onPage: (what) => (isPicture ? undefined : what),
    // Where a label fits on a page, it does in a picture.
    widths: WIDTHS.map((whole) => whole - room - right),
  };
  const percent = (time) => rounded((time / span) * 100);
  if (!isPicture) {
    plot.at = (time) => `${percent(time)}%`;
    plot.beside = (time, dx) => ({ x: plot.at(time), dx });
    return plot;
  }
  for (const { name, whole, depth } of rows) {
    const needed = length(whole) * WHOLE_NAME_CHARACTER + indent(depth) + 12;
    if (whole !== name) plot.left = Math.max(plot.left, needed);
  }
  plot.pixels = width - plot.left - right;
  plot.at = (time) => rounded((percent(time) / 100) * plot.pixels);
  plot.beside = (time, dx) => ({ x: rounded(plot.at(time) + dx) });
  return plot;
}

/** Returns the place (pixels) that is left free before a name. */
const indent = (depth) => Math.min(depth, INDENTS_AT_MOST) * INDENT;

/** Returns the ticks: as many as have room for their labels on a phone. */
function ticksOf({ span, widths }) {
  let ticks;
  for (let most = TICKS_AT_MOST; most > 0; most--) {
    const step = roundStep(span / most);
    const digits = Math.max(3, -exponent(step));
    const count = Math.floor(span / step + 1e-9) + 1;
    ticks = Array.from({ length: count }, (_, index) => ({
      time: index * step,
      label: seconds(index * step, digits),
    }));
    const needed = longest(ticks.map(({ label }) => label)) * CHARACTER + 12;
    if (needed <= (widths[0] * step) / span) break;
  }
  return ticks;
}

/** Returns the least of 1, 2 and 5 times a power of ten that is not less. */
function roundStep(least) {
  const power = Number(`1e${exponent(least)}`);
  const steps = [1, 2, 5, 10].map((factor) => factor * power);
  // A number may be too small for its power of ten.
  return steps.find((step) => step >= least * (1 - 1e-9)) ?? least;
}

// The parts of the drawing.

/** Returns the ticks, each with its label, and what is not drawn. */
function axis(plot, leftOut) {
  const { foot } = plot;
  const parts = ticksOf(plot).map(({ time, label }) => {
    const x = plot.at(time);
    const tick = { class: "timeline__tick", x1: x, x2: x, y2: foot + 4 };
    const place = { class: "timeline__time", x, y: foot + 16 };
    return [tag("line", tick), tag("text", place, label)];
  });
  const unit = { class: "timeline__unit", x: -10, y: foot + 16 };
  parts.push(tag("text", unit, "seconds"));
  if (leftOut > 0) {
    const place = { class: "timeline__label", x: 0, y: foot + 32 };
    const more = `${grouped(leftOut)} more ${leftOut === 1 ? "task" : "tasks"}`;
    parts.push(tag("text", place, `and ${more}`));
  }
  return parts;
}

/**
 * Returns a row whose top is so many pixels below the drawing's, with so many bars
 * at most.
 */
function drawn(row, top, plot, most) {
  const { task, depth, name, whole, waits, blocks, dots, end } = row;
  const { start, until } = row;
  const middle = top + BAR_TOP + BAR / 2;
  const title = whole === name ? undefined : tag("title", {}, whole);
  const label = plot.isPicture ? [whole] : [name, title];
  const x = indent(depth) - plot.left + 2;
  const place = { class: "timeline__name", x, y: middle + 4 };
  const parts = [tag("text", place, ...label)];
  if (end) {
    parts.push(
      tag("line", {
        class: "timeline__life",
        x1: plot.at(start),
        x2: plot.at(until),
        y1: middle,
        y2: middle,
      }),
    );
  }
  for (const wait of joined(waits, until, plot.span * NARROW, most)) {
    parts.push(...bar(wait.on === "sleep" ? "sleep" : "wait", wait, top, plot));
  }
  const blocking = { on: "blocks", label: "blocks", times: 1 };
  for (const block of blocks) {
    parts.push(...bar("block", { ...block, ...blocking }, top, plot));
  }
  if (end) parts.push(...ending(end.outcome, until, middle, plot));
  for (const [time, indexes] of dots) {
    parts.push(
      tag("circle", {
        class: "timeline__dot",
        cx: plot.at(time),
        cy: top + 5,
        r: 4,
        "data-lines": plot.onPage(indexes.join(" ")),
      }),
    );
  }
  const attributes = {
    class: "timeline__row",
    "data-task": plot.onPage(task ?? ""),
  };
  return tag("g", attributes, ...onLines(parts));
}

/**
 * Returns what a task waits on; waits on the same that are shorter than `narrow`
 * (seconds) as one, with how many times it stands for. The last of `most` stands
 * for all that would be more.
 */
function joined(waits, until, narrow, most) {
  const bars = [];
  for (const wait of waits) {
    const { on, start, end } = wait;
    const next = { ...wait, end: end ?? until, times: 1 };
    const last = bars.at(-1);
    if (bars.length === most) {
      last.on = last.label = "several";
      last.end = Math.max(last.end, next.end);
      last.times += 1;
    } else if (
      last?.on === on &&
      next.end - start < narrow &&
      start - last.end < narrow &&
      (last.times > 1 || last.end - last.start < narrow)
    ) {
      last.end = next.end;
      last.times += 1;
    } else {
      bars.push(next);
    }
  }
  return bars;
}

function bar(kind, { on, label, start, end, line, times }, top, plot) {
  const often = times > 1 ? `${grouped(times)} times, ` : "";
  const title = `${on}, ${often}${seconds(start)} to ${seconds(end)} s`;
  const parts = [
    tag(
      "rect",
      {
        class: `timeline__${kind}`,
        x: plot.at(start),
        y: top + BAR_TOP,
        width: plot.at(end - start),
        height: BAR,
        "data-line": plot.onPage(line || undefined),
      },
      plot.onPage(tag("title", {}, title)),
    ),
  ];
  // Where there is no room for it, not even on a wide page, a label is only in
  // the title.
  const fits = (text, width) =>
    (length(text) * CHARACTER + 14) * plot.span <= width * (end - start);
  const size = plot.widths.findIndex((width) => fits(label, width));
  if (size >= 0) {
    const classes = `timeline__label timeline__label--${kind} timeline__label--${size}`;
    const place = { ...plot.beside(start, 5), y: top + BAR_TOP + 11 };
    const isWhole = plot.isPicture && fits(on, plot.pixels);
    parts.push(tag("text", { class: classes, ...place }, isWhole ? on : label));
  }
  return parts;
}

/** Returns how a task ended: a shape at its end, and a word on the right. */
function ending(outcome, time, middle, plot) {
  const { word, shape } = ENDS[outcome];
  const place = { ...plot.beside(plot.span, 10), y: middle + 4 };
  const parts = [tag("text", { class: "timeline__word", ...place }, word)];
  if (shape) {
    const classes = `timeline__end timeline__end--${outcome}`;
    const attributes = { class: classes, "aria-hidden": "true" };
    const x = plot.at(time);
    parts.unshift(
      plot.isPicture
        ? tag(
            "g",
            { ...attributes, transform: `translate(${x} ${middle})` },
            tag(...shape),
          )
        : // In a nested svg, paths too can start at a per cent of the plot.
          tag("svg", { ...attributes, x, y: middle }, tag(...shape)),
    );
  }
  return parts;
}

// Numbers and words.

/** Returns a number with so many digits after the point, ties to even. */
function fixed(number, digits) {
  if (!Number.isFinite(number)) return "0";
  if (Math.abs(number) >= 1e21) return String(BigInt(number));
  const text = number.toFixed(digits);
  // toFixed rounds ties up. The half of a last digit is binary only where the
  // number is an odd multiple of as small a power of two.
  const tie = Math.abs(number * 2 ** (digits + 1)) % 2 === 1;
  return tie ? text.replace(/[13579]$/, (digit) => digit - 1) : text;
}

const rounded = (number) => Number(fixed(number, 2));

function seconds(time, digits = 3) {
  const text = fixed(time, Math.min(digits, 100));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Returns the exponent of a number: -2 of 0.05. */
const exponent = (number) => Number(number.toExponential().split("e")[1]);

const grouped = (count) => count.toLocaleString("en-US");

/** Returns how many characters (code points) a text has. */
const length = (text) => [...text].length;

const longest = (texts) =>
  texts.reduce((most, text) => Math.max(most, length(text)), 0);

// Markup.

class Markup {
  constructor(text) {
    this.text = text;
  }
}

/**
 * Makes an element.
 *
 * @param {string} name
 * @param {Record<string, string | number | undefined>} attributes
 * @param {...(Markup | string | undefined)} children what is undefined is, like
 *   such an attribute, not there
 * @returns {Markup}
 */
function tag(name, attributes, ...children) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(value, /[&<>"]/g)}"`);
  const inside = children
    .filter((child) => child !== undefined)
    .map((child) =>
      child instanceof Markup ? child.text : escaped(child, /[&<>]/g),
    );
  const start = `<${name}${written.join("")}`;
  if (!inside.length) return new Markup(`${start}/>`);
  return new Markup(`${start}>${inside.join("")}</${name}>`);
}

/** Returns children, each (or each array of some) on a line of its own. */
const onLines = (children) =>
  ["\n", ...children.flatMap((child) => [child, "\n"])].flat();

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const NOT_IN_XML =
  /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(value, special) {
  return String(value)
    .replace(NOT_IN_XML, "\uFFFD")
    .replace(special, (character) => ENTITIES[character]);
}
