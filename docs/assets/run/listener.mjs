/* Listens to a sandbox. What comes from there is a program's word: it may be
   anything, any number of times. Only well-formed events get further, and no more
   than a page can show. The recorders keep to these limits by themselves. */

const SAID_AT_MOST = 10_000_000; // characters, of all events
const PRINTED_AT_MOST = 100_000; // characters, of all lines
const MESSAGE_AT_MOST = 10_000; // characters
const NAME_AT_MOST = 200;
const TASKS_AT_MOST = 10_000;
const ENTRIES_AT_MOST = 1000; // lines, a task's waits, …

function check(holds) {
  if (!holds) throw new TypeError("not an event");
}

function text(value, most) {
  check(typeof value === "string" && value.length <= most);
  return value;
}

function number(value) {
  check(Number.isFinite(value) && value >= 0);
  return value;
}

function integer(value) {
  check(Number.isInteger(value));
  return value;
}

function index(value) {
  return number(integer(value));
}

function oneOf(values, value) {
  check(values.includes(value));
  return value;
}

function list(value, most, read) {
  check(Array.isArray(value) && value.length <= most);
  return value.map(read);
}

const orNull = (read, value) => (value === null ? null : read(value));
const name = (value) => text(value, NAME_AT_MOST);
const message = (value) => text(value, MESSAGE_AT_MOST);

const printed = ({ text: value, time, stream }) => ({
  text: text(value, PRINTED_AT_MOST),
  time: number(time),
  stream: oneOf(["stdout", "stderr"], stream),
});

// As recorders/recording.py has them.

const span = ({ start, end, line }) => ({
  start: number(start),
  end: orNull(number, end),
  line: orNull(index, line),
});

const taskOf = (task) => ({
  ...span(task),
  name: name(task.name),
  coroutine: name(task.coroutine),
  arguments: list(task.arguments, ENTRIES_AT_MOST, name),
  starter: orNull(index, task.starter),
  outcome: oneOf(["done", "failed", "cancelled", "pending"], task.outcome),
  waits: list(task.waits, ENTRIES_AT_MOST, (wait) => ({
    ...span(wait),
    on: name(wait.on),
  })),
});

const failureOf = ({ message: value, line, parts, text: shown, after }) => ({
  message: message(value),
  line: orNull(index, line),
  parts: list(parts, ENTRIES_AT_MOST, failureOf),
  text: message(shown),
  after: index(after),
});

const recordingOf = ({ lines, tasks, blocks, ...run }) => ({
  version: oneOf([1], run.version),
  clock: oneOf(["virtual", "real"], run.clock),
  duration: number(run.duration),
  status: orNull(integer, run.status),
  failure: orNull(failureOf, run.failure),
  stopped: orNull(failureOf, run.stopped),
  outside: list(run.outside, ENTRIES_AT_MOST, name),
  lines: list(lines, ENTRIES_AT_MOST, (line) => ({
    ...printed(line),
    task: orNull(index, line.task),
    line: orNull(index, line.line),
  })),
  tasks: list(tasks, TASKS_AT_MOST, taskOf),
  blocks: list(blocks, ENTRIES_AT_MOST, (block) => ({
    ...span(block),
    task: orNull(index, block.task),
  })),
});

// What there is to tell (see run.mjs), and how often at most.
const EVENTS = {
  started: [1, ({ live }) => ({ live: oneOf([true, false], live) })],
  line: [ENTRIES_AT_MOST, printed],
  recording: [1, ({ recording }) => ({ recording: recordingOf(recording) })],
  failure: [
    1,
    (event) => ({
      message: message(event.message),
      line: orNull(index, event.line),
    }),
  ],
  note: [1, (event) => ({ text: message(event.text) })],
  end: [
    1,
    ({ reason, time = null }) => ({
      reason: oneOf(["done", "failed"], reason),
      time: orNull(number, time),
    }),
  ],
};

/**
 * Returns what listens to one run.
 *
 * @param {(event: object) => void} hear told of the events; after something else,
 *   that the run has failed
 * @returns {(said: any) => void}
 */
export function listener(hear) {
  const times = {};
  let said = 0;
  let characters = 0;

  const read = (json) => {
    said += text(json, SAID_AT_MOST).length;
    check(said <= SAID_AT_MOST);
    const event = JSON.parse(json);
    const { type } = event;
    check(Object.hasOwn(EVENTS, type));
    const [most, make] = EVENTS[type];
    times[type] = (times[type] ?? 0) + 1;
    check(times[type] <= most);
    const made = make(event);
    const lines = made.recording?.lines ?? (type === "line" ? [made] : []);
    for (const line of lines) characters += line.text.length;
    check(characters <= PRINTED_AT_MOST);
    return { type, ...made };
  };

  return (json) => {
    let event;
    try {
      event = read(json);
    } catch {
      const text = "The program broke what runs it";
      hear({ type: "failure", message: text, line: null });
      hear({ type: "end", reason: "failed" });
      return;
    }
    hear(event);
  };
}
