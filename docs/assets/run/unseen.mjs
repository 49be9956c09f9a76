/* What a reader of a program does not see, though it runs: characters that are
   invisible or change the order of others, and code far to the right. */

// With those of the first line, a comment can look like code, and code like a
// comment ("Trojan Source"); the others show nothing. Some end a comment, or, as
// U+000C in Python, a block. There is no room for more.
const UNSEEN =
  "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" +
  "\u00ad\u115f\u1160\u180e\u200b\u2028\u2029\u2060\u2061\u2062\u2063\u2064" +
  "\u3164\ufeff\uffa0\u000b\u000c\u034f\u206f\ufe00";
// With these, Persian and emoji are written; within a name, they make another.
const JOINERS = "(?:\\u200c|\\u200d|\\ufe0f)";
const INVISIBLE = new RegExp(
  `(?!\\t|\\r|${JOINERS})[\\p{Default_Ignorable_Code_Point}\\p{Cc}]` +
    `|\\u2028|\\u2029|[\\ufff9-\\ufffb]|[\\w$]${JOINERS}|${JOINERS}[\\w$]`,
  "u",
);
// Unicode leaves these to each program: they stand where they are, and fonts show
// a box. CSS cannot do that: within its override, those characters still count.
const SHOWN = Array.from(UNSEEN, (_, index) =>
  String.fromCharCode(0xfdd0 + index),
).join("");

const swap = (some, others) => {
  const any = new RegExp(`[${some}]`, "g");
  return (text) => text.replace(any, (one) => others[some.indexOf(one)]);
};

/** Returns a program as it is shown, in as many characters. */
export const shown = swap(UNSEEN, SHOWN);

/** Returns the program of one that is shown. */
export const meant = swap(SHOWN, UNSEEN);

/** Finds what is shown in place of a character. */
export const standIn = new RegExp(`([${SHOWN}])`);

// Behind so many blanks, code is out of sight in many a window.
const BLANK = "\\s\\u2800\\p{Default_Ignorable_Code_Point}";
const FAR = new RegExp(`(?:^|[^${BLANK}])[${BLANK}]{40,}[^${BLANK}]`, "u");
const TAB = "    ";
const NAMED = 10; // lines

/**
 * Returns what to tell who has not written a program, or nothing.
 *
 * @param {string} source
 * @returns {string}
 */
export function warning(source) {
  const lines = source.replaceAll("\t", TAB).split("\n");
  const having = (pattern) => {
    const found = lines.flatMap((line, i) => (pattern.test(line) ? i + 1 : []));
    const more = found.length > NAMED ? ", …" : "";
    const named = found.slice(0, NAMED).join(", ") + more;
    return found.length && `line${found.length > 1 ? "s" : ""} ${named}`;
  };
  const unseen = having(INVISIBLE);
  const far = having(FAR);
  return [
    (unseen || far) && "Look closely before you run it.",
    unseen &&
      `Characters in ${unseen} are invisible or change how the text is shown; boxes mark most of them.`,
    far && `Code in ${far} stands far to the right, out of sight.`,
  ]
    .filter(Boolean)
    .join(" ");
}
