/* Names the tasks of a timeline: short, as there is little room beside its rows. */

const NAME_AT_MOST = 20; // characters

/**
 * Returns each task's name, short and whole, as different as they can be.
 *
 * Its own name, where the program gave it one; else its coroutine's, and as much
 * of the argument as tells it from the others.
 *
 * @param {{name: string, coroutine: string, argument: string}[]} tasks
 * @returns {{name: string, whole: string}[]}
 */
export function namesOf(tasks) {
  const names = tasks.map((task) => {
    const words = wordsOfName(task);
    return { name: shortName(words), whole: words.join(" ") };
  });
  const count = (texts) => {
    const counts = new Map();
    for (const one of texts) counts.set(one, (counts.get(one) ?? 0) + 1);
    return counts;
  };
  const short = count(names.map(({ name }) => name));
  const long = count(names.map(({ whole }) => whole));
  const seen = new Map();
  return names.map(({ name, whole }) => {
    if (short.get(name) === 1) return { name, whole };
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const number = ` ${seen.get(name)}`;
    return {
      name: shortened(name, NAME_AT_MOST - number.length) + number,
      whole: long.get(whole) > 1 ? whole + number : whole,
    };
  });
}

function wordsOfName({ name, coroutine, argument }) {
  if (!name.startsWith("Task-")) return [name];
  const called = coroutine.slice(coroutine.lastIndexOf(".") + 1);
  if (argument.startsWith(called)) return [argument];
  return argument ? [called, argument] : [called];
}

/** Returns one or two words, of which the last one tells tasks apart. */
function shortName(words) {
  const last = words.at(-1);
  if (words.length === 1) return shortened(last);
  const room = Math.max(NAME_AT_MOST - [...last].length - 1, 4);
  return shortened(`${shortened(words[0], room)} ${last}`);
}

function shortened(text, most = NAME_AT_MOST) {
  const characters = [...text];
  if (characters.length <= most) return text;
  return `${characters.slice(0, most - 1).join("")}…`;
}
