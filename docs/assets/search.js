/* Finds pages for names, messages and whole questions. Stands behind MiniSearch
   in the place of Material's own worker, reads its index and speaks its messages.
   (That one takes each word for the beginning of one: "to" finds "token".) */

/* global MiniSearch */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // Material's types of messages
const MOST = 10; // pages found
const LENGTH = 150; // of an excerpt, in characters
// In a question, a page's tag counts so many times as much as its text; of a name,
// as much.
const PHRASE = 8;

// What questions are made of. That each page has all three languages is why
// their names tell nothing either.
const STOP_WORDS = new Set(
  `a about am an and any are as at be been being but by can code could did do does
  doing done for from get gets given has have how i if in into instead is it its
  just let like make makes may me mine more my need needs no not of on one only or
  other our out program should so some than that the their them then there these
  they thing this those to use used uses using very want was we were what when
  where whether which while who why will with without would you your
  python javascript js c# csharp`.split(/\s+/),
);

// Words for one thing, of which readers type any: those of another language, or
// spelt otherwise. Stems, as stem() makes them.
const SAME = new Map(
  Object.entries({
    abort: "cancel",
    asynchronou: "async",
    asynchronously: "async",
    complet: "finish",
    concurrent: "parallel",
    concurrently: "parallel",
    delay: "sleep",
    exception: "error",
    faster: "fast",
    fastest: "fast",
    forgotten: "forgot",
    freez: "block",
    method: "function",
    multipl: "several",
    multithread: "thread",
    paus: "sleep",
    reduction: "reduc",
    slower: "slow",
    simultaneou: "parallel",
    simultaneously: "parallel",
    speed: "fast",
    swallow: "lost",
    synchronou: "sync",
    synchronously: "sync",
  }),
);

// A name is one word, and so are its parts: Task.WhenAll is found by WhenAll,
// too, and create_task by task.
// An entity (&lt;) is none.
const WORD = /(?<!&#?\w*)(?:c#|[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*)/giu;
const PART = /\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|\p{L}+/gu;

const stem = (word) =>
  word
    .replace(/(?<=\w{3})(?:ations?|ings?|ed|es|s|e)$/, "")
    .replace(/(?<=\w\w)(\w)\1$/, "$1");

const known = new Map();

/* Returns what a word is found by, itself last. */
const termsOf = (word) => {
  if (!known.has(word)) {
    const names = [...(word.match(PART) ?? []), ...word.split("."), word];
    const stems = names.map((name) => stem(name.toLowerCase()));
    known.set(word, [...new Set(stems.map((it) => SAME.get(it) ?? it))]);
  }
  return known.get(word);
};

const wordsOf = (text) => text.match(WORD) ?? [];
const isStopWord = (word) => STOP_WORDS.has(word.toLowerCase());

const indexOf = (entries) => {
  const index = new MiniSearch({
    idField: "location",
    fields: ["title", "headings", "text", "code"],
    storeFields: ["page"],
    tokenize: wordsOf,
    processTerm: termsOf,
  });
  index.addAll(entries);
  return index;
};

/* Returns what tells how much a term is worth, 0 to 1: one that most pages have
   is worth little, in a title, too. */
const weigher = (entries) => {
  const pages = new Map();
  for (const entry of entries) {
    const words = wordsOf(`${entry.title} ${entry.text} ${entry.code}`);
    for (const term of new Set(words.flatMap(termsOf)))
      pages.set(term, (pages.get(term) ?? 0) + 1);
  }
  const most = Math.log(entries.length + 1);
  return (term) => 1 - Math.log(pages.get(term) ?? 1) / most;
};

const plain = (html) => html.replace(/<[^>]*>/g, " ");
const PROGRAM = /<pre>.*?<\/pre>/gs;

// What Material gave: set up at the first question, which most readers never ask.
let given;
let documents, pages, sections, phrases, weight;

const setUp = ({ docs }) => {
  documents = new Map(docs.map((doc) => [doc.location, doc]));
  const entries = docs.map(({ location, title, text }) => ({
    location,
    page: location.split("#")[0],
    title: plain(title),
    text: plain(text.replace(PROGRAM, " ")),
    code: plain((text.match(PROGRAM) ?? []).join(" ")),
  }));
  sections = indexOf(
    // What leads to other sites is no answer.
    entries.filter(({ location }) => !location.endsWith("#read-more")),
  );
  const whole = new Map();
  for (const entry of entries) {
    const { page, title, text, code } = entry;
    const before = whole.get(page);
    if (before) {
      before.headings += ` ${title}`;
      before.text += ` ${text}`;
      before.code += ` ${code}`;
    } else whole.set(page, { ...entry, headings: "" });
  }
  pages = indexOf([...whole.values()]);
  weight = weigher([...whole.values()]);
  // What those ask whom a page answers, each by itself.
  phrases = indexOf(
    [...whole.keys()].flatMap((page) =>
      (documents.get(page).tags ?? []).map((text, i) => ({
        location: `${page}?${i}`,
        page,
        text,
      })),
    ),
  );
};

const ask = (index, question, b) =>
  index.search(question, {
    boost: { title: 3, headings: 2, text: 1, code: 0.2 },
    boostTerm: weight,
    // On each page, the first screen answers.
    boostDocument: (location) => (location.includes("#") ? 1 : 2),
    bm25: { k: 1.2, b, d: 0 },
    prefix: (_, index, terms) => index === terms.length - 1, // still being typed
    fuzzy: (term) => term.length > 5 && 0.2,
    weights: { prefix: 0.3, fuzzy: 0.15 },
  });

/* Returns where words of a text are found by terms, as matches. */
const hitsIn = (text, terms) =>
  [...text.matchAll(WORD)].filter(
    ([word]) => !isStopWord(word) && termsOf(word).some((t) => terms.has(t)),
  );

const marked = (text, terms) => {
  let done = 0;
  let html = "";
  for (const { 0: word, index } of hitsIn(text, terms)) {
    html += `${text.slice(done, index)}<mark>${word}</mark>`;
    done = index + word.length;
  }
  return html + text.slice(done);
};

/* Returns the place in a document's text that says most of what was asked: a part
   of a paragraph, or a line of a program. */
const excerptOf = (html, terms) => {
  const text = html.replace(/<\/?(?:code|sub|sup)>/g, "");
  const [, first = ""] = text.match(/<p>(.*?)<\/p>/s) ?? [];
  let best = { line: first, from: 0, worth: 0 };
  for (const line of text.split(/<[^>]*>|\n/).map((line) => line.trim())) {
    const hits = hitsIn(line, terms);
    for (const [i, { index: from }] of hits.entries()) {
      const near = hits
        .slice(i)
        .filter((hit) => hit.index < from + LENGTH - 40);
      const said = new Set(near.flatMap(([word]) => termsOf(word)));
      let worth = 0;
      for (const term of said) if (terms.has(term)) worth += weight(term);
      if (worth > best.worth) best = { line, from, worth };
    }
  }
  const { line } = best;
  const from = best.from < 40 ? 0 : line.lastIndexOf(" ", best.from - 20) + 1;
  const to =
    line.length <= from + LENGTH
      ? line.length
      : line.lastIndexOf(" ", from + LENGTH);
  const cut = line.slice(from, Math.max(to, from + 1));
  return `${from ? "… " : ""}${marked(cut, terms)}${to < line.length ? " …" : ""}`;
};

/* Returns what Material shows of a place. */
const shown = (location, terms, score) => {
  const { title, text } = documents.get(location);
  const excerpt = excerptOf(text, terms);
  const found = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)];
  return {
    location,
    title: marked(plain(title).trim(), terms),
    text: `<p>${excerpt}</p>`,
    score,
    // It marks them on the page, too.
    terms: Object.fromEntries(found.map(([, word]) => [word, true])),
  };
};

/* Returns the pages that answer, the best first: of each, its best section. */
const answersTo = (typed) => {
  if (given) setUp(given);
  given = undefined;
  const words = wordsOf(typed);
  const telling = words.filter((word) => !isStopWord(word));
  // One word of many (when to use async) tells less than all.
  const question = (telling.length > 1 ? telling : words).join(" ");
  const scores = new Map();
  const count = (results, times) => {
    const best = new Map();
    for (const { page, score } of results)
      if (!best.has(page)) best.set(page, score);
    for (const [page, score] of best)
      scores.set(page, (scores.get(page) ?? 0) + times * score);
  };
  count(ask(pages, question, 0.9), 1);
  count(ask(phrases, question, 0.9), words.length > 1 ? PHRASE : 1);
  const places = ask(sections, question, 0.5);
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([page, score]) => {
      const place = places.find((place) => place.page === page);
      const terms = new Set(place?.terms);
      if (!place || place.id === page) return [shown(page, terms, score)];
      return [shown(place.id, terms, score), shown(page, terms, 0)];
    });
};

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    given = data;
    postMessage({ type: READY });
  } else if (type === QUERY) {
    const items = data.trim() ? answersTo(data) : [];
    postMessage({ type: RESULT, data: { items } });
  }
});
