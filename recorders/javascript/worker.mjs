/* The worker that runs a JavaScript program as Node.js runs a module. */

import { parse } from "../es-module-lexer/dist/lexer.minimal.asm.js";
import util from "../node-inspect-extracted/index.mjs";
import { modules } from "./node.mjs";

const LINES_AT_MOST = 1000;
const CHARACTERS_AT_MOST = 100_000;
// Node.js knows when nothing is under way. Here, timers and requests are
// counted; this long (milliseconds) is left to what is not: cryptography, say.
const IDLE = 50;

// The browser's own: Node's take the place of some, a program may of others.
const { clearTimeout, fetch, setTimeout } = globalThis;
const ask = postMessage.bind(globalThis);

const blob = (text) =>
  URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/**
 * Runs the program that the port brings.
 *
 * @param {MessagePort} port
 */
export default function start(port) {
  // Node's inspect expects the message in the stack; not all browsers put it in.
  if (!new Error("tea").stack.includes("tea")) {
    const custom = Symbol.for("nodejs.util.inspect.custom");
    const value = function () {
      return `[${this}]`;
    };
    Object.defineProperty(Error.prototype, custom, { value });
  }
  const post = port.postMessage.bind(port); // no program gets at the port
  port.onmessage = ({ data: { source, filename } }) =>
    run(source, filename, post);
  post({ type: "ready" });
}

async function run(source, filename, post) {
  // How it ends.
  let over = false;
  const end = (reason, event, time = output.time()) => {
    if (over) return;
    output.flush();
    over = true;
    if (event) post(event);
    post({ type: "end", reason, time });
  };
  const fail = (message, line = null) =>
    end("failed", { type: "failure", message, line });
  const exit = (code, time) => {
    if (over) return;
    process.emit("exit", code ?? 0);
    if (code) end("failed", { type: "note", text: `exit status ${code}` });
    else end("done", null, time);
  };
  const output = outputOf(
    (line) => over || post(line),
    (text) => end("failed", { type: "note", text }),
  );

  // What keeps it going.
  let held = 1; // until it begins
  let settled = false;
  let idle;
  const hold = (more) => {
    held += more;
    clearTimeout(idle);
    if (held > 0) return;
    // After what runs now: from there on, there is nothing to do.
    idle = setTimeout(() => {
      const time = output.time();
      idle = setTimeout(finish, IDLE, time);
    });
  };
  const finish = (time) => {
    if (settled) exit(process.exitCode, Math.max(time, output.last()));
    else
      fail("Detected unsettled top-level await: nothing is left to wait for");
  };
  const elsewhere = `on your own machine, with node ${filename}`;

  // What it finds.
  const node = modules({ util, hold, write: output.write, exit, filename });
  const { process } = node;
  node.begin = {
    begin() {
      output.begin();
      hold(-1);
    },
  };
  const urls = await urlsOf(node);
  const lacks = (name) =>
    `A browser has no "${name}": run this program ${elsewhere}`;
  const { linked, later, missing, lineOf } = link(source, parse, urls, lacks);
  // What import() asks for is there before: loading it is not counted.
  await Promise.all(later.map((url) => import(url)));
  const begin = `import { begin } from "${urls.get("begin")}"; begin();`;
  const program = blob(linked);
  const both = blob(`import "${blob(begin)}"; import "${program}";`);
  const readable = (text) => {
    for (const [name, url] of urls) text = text.replaceAll(url, `node:${name}`);
    return text
      .replaceAll(program, filename)
      .replace(/\n +at .*\bblob:.*/g, ""); // frames that are not its own
  };
  Object.assign(globalThis, node.timers, { global: globalThis, process });
  Object.assign(console, consoleOf(util, readable, output.write));
  globalThis.fetch = (...args) => {
    const url = String(args[0]?.url ?? args[0]);
    // Made here, where its stack leads to the program's line.
    const refused = new TypeError(
      URL.canParse(url)
        ? `A program here reaches no other host: run it ${elsewhere}`
        : `Failed to parse URL from ${url}`,
    );
    hold(1);
    return fetch(...args)
      .catch((error) => {
        const local = /^(blob|data):/i.test(url);
        throw error instanceof TypeError && !local ? refused : error;
      })
      .finally(() => hold(-1));
  };

  // How it fails.
  const lineIn = ({ stack } = {}) =>
    Number(stack?.split(`${program}:`)[1]?.match(/^\d+/)) || null;
  const nameOf = (value) =>
    value instanceof Error ? String(value) : util.inspect(value);
  const messageOf = (error) => {
    if (!(error instanceof Error)) return `Uncaught ${util.inspect(error)}`;
    let message = String(error);
    if (error instanceof AggregateError) {
      message += ` (${error.errors.map(nameOf).join("; ")})`;
    }
    if (error.cause !== undefined) {
      message += ` (cause: ${nameOf(error.cause)})`;
    }
    return readable(message);
  };
  const crash = (error) => fail(messageOf(error), lineIn(error ?? {}));
  addEventListener("error", (event) => {
    event.preventDefault();
    if (!process.emit("uncaughtException", event.error)) crash(event.error);
  });
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    const { reason, promise } = event;
    if (!process.emit("unhandledRejection", reason, promise)) crash(reason);
  });

  post({ type: "started" });
  if (missing) {
    fail(lacks(missing), lineOf(missing));
    return;
  }
  try {
    await import(both);
    settled = true;
    hold(0);
  } catch (error) {
    if (!(error instanceof SyntaxError) || lineIn(error)) crash(error);
    else {
      const message = messageOf(error);
      const name = /'(node:[^']+)'/.exec(message)?.[1];
      fail(message, lineOf(name) ?? (await lineOfSyntaxError(source)));
    }
  }
}

/** Makes modules of objects, and returns their addresses by their names. */
async function urlsOf(objects) {
  const shared = blob("export default {};");
  Object.assign((await import(shared)).default, objects);
  const module = ([name, { default: whole, ...exports }]) => [
    name,
    blob(
      `import all from "${shared}";
      const module = all[${JSON.stringify(name)}];
      export default ${whole ? "module.default" : "module"};
      export const { ${Object.keys(exports)} } = module;`,
    ),
  ];
  return new Map(Object.entries(objects).map(module));
}

/**
 * Lets a program import Node's modules from their addresses.
 *
 * Returns its text, line by line as it was, the addresses that an import() asks
 * for, the name of the first import that leads nowhere, and what gives the line
 * at which a name is imported. An import() that leads nowhere is left to fail
 * when the program gets to it, with what `lacks` says.
 */
function link(source, parse, urls, lacks) {
  let imports = [];
  try {
    [imports] = parse(source);
  } catch {
    // The browser, too, will find its syntax wrong, and says how.
  }
  const lines = new Map();
  const later = [];
  let linked = "";
  let end = 0;
  let missing;
  for (const { n: name, s: from, e: to, d: dynamic } of imports) {
    if (name === undefined) continue; // import.meta, or only then known
    const bare = name.replace(/^node:/, "");
    const line = source.slice(0, from).split("\n").length;
    lines.set(name, line).set(`node:${bare}`, line);
    const url = urls.get(bare);
    if (!url && dynamic < 0) missing ??= name;
    linked += source.slice(end, from);
    if (dynamic < 0) linked += url;
    else if (url) {
      linked += `"${url}"`;
      later.push(url);
    } else {
      // An exception here would be no rejection; one in its toString is.
      const message = JSON.stringify(lacks(name));
      linked += `{ toString() { throw new Error(${message}); } }`;
    }
    end = to;
  }
  linked = (linked + source.slice(end)).replace(/^#!/, "//");
  return { linked, later, missing, lineOf: (name) => lines.get(name) ?? null };
}

/** Asks the page around the worker (sandbox.html). */
const lineOfSyntaxError = (source) =>
  new Promise((resolve) => {
    onmessage = ({ data: line }) => resolve(line);
    ask(source);
  });

/** Joins what is written to lines, which it tells of until they are too many. */
function outputOf(tell, stop) {
  let began = performance.now();
  const now = () => (performance.now() - began) / 1000;
  let time = 0; // of what was written last
  let part = ""; // of a line, by which stream
  let from = "stdout";
  let lines = 0;
  let characters = 0;
  const line = (text, stream) => {
    if (++lines <= LINES_AT_MOST) tell({ type: "line", text, time, stream });
  };
  const flush = () => {
    if (part) line(part, from);
    part = "";
  };
  return {
    begin: () => (began = performance.now()),
    flush,
    last: () => time,
    time: now,
    write(stream, text) {
      time = now();
      const room = Math.max(0, CHARACTERS_AT_MOST - characters);
      characters += text.length;
      const whole = (part + text.slice(0, room)).split("\n");
      part = whole.pop();
      from = stream;
      for (const text of whole) line(text, stream);
      if (text.length <= room && lines <= LINES_AT_MOST) return;
      const most =
        lines > LINES_AT_MOST
          ? `${LINES_AT_MOST.toLocaleString("en")} lines`
          : `${CHARACTERS_AT_MOST.toLocaleString("en")} characters`;
      stop(`Output ends here: it prints more than ${most}.`);
    },
  };
}

function consoleOf(util, readable, write) {
  let indent = "";
  const to =
    (stream) =>
    (...values) => {
      const text = readable(util.format(...values));
      const lines = text.split("\n").map((line) => `${indent}${line}\n`);
      write(stream, lines.join(""));
    };
  const log = to("stdout");
  const error = to("stderr");
  const group = (...values) => {
    if (values.length) log(...values);
    indent += "  ";
  };
  const counts = new Map();
  const starts = new Map();
  const timeLog = (label = "default", ...values) =>
    log(`${label}: ${performance.now() - starts.get(label)}ms`, ...values);
  return {
    log,
    info: log,
    debug: log,
    table: log,
    dir: (value, options) => log(util.inspect(value, options)),
    error,
    warn: error,
    trace: (...values) => error("Trace:", ...values),
    assert(condition, ...values) {
      if (condition) return;
      if (typeof values[0] === "string") values[0] = `: ${values[0]}`;
      error(`Assertion failed${values.shift() ?? ""}`, ...values);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => (indent = indent.slice(2)),
    count(label = "default") {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => counts.delete(label),
    time: (label = "default") => starts.set(label, performance.now()),
    timeLog,
    timeEnd: timeLog,
  };
}
