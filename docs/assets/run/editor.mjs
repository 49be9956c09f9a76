/* The editor of a program: its text, its keys, and marks on its lines. */

import { createEditor } from "./prism-code-editor/dist/index.js";
import {
  defaultKeymap,
  editHistory,
  editorCommands,
} from "./prism-code-editor/dist/extensions/commands/index.js";
import {
  languages,
  Token,
  tokenize,
  withoutTokenizer,
} from "./prism-code-editor/dist/prism/index.js";
import { isMac } from "./prism-code-editor/dist/utils/index.js";
import { element } from "../element.mjs";
import { meant, shown, standIn } from "./unseen.mjs";

/** What runs the program, on the reader's keyboard. */
export const RUN_KEYS = isMac ? "⌘ Enter" : "Ctrl+Enter";

const COLOURED_AT_MOST = 4000; // characters

/** Leaves a long program without colours: a hostile one could make the patterns
    take a time that grows with the cube of its length. */
function limitColours(language) {
  languages[language][tokenize] ??= (text, grammar) =>
    text.length > COLOURED_AT_MOST ? [text] : withoutTokenizer(text, grammar);
}

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

/** Returns tokens in which each stand-in is a token, wherever it is. */
function marked(content) {
  if (Array.isArray(content)) return content.map(marked);
  if (typeof content === "string") {
    return content
      .split(standIn)
      .map((part, i) => (i % 2 ? new Token("unseen", part, part) : part))
      .filter(Boolean); // tokens end at an empty one
  }
  content.content = marked(content.content);
  return content;
}

function markUnseen(editor) {
  editor.on("tokenize", (tokens, _language, value) => {
    // As one token, of them all: a spread of many would be too much.
    if (standIn.test(value)) tokens.splice(0, Infinity, marked(tokens));
  });
}

export class Editor {
  #editor;

  /**
   * @param {HTMLElement} frame where it is put
   * @param {object} options
   * @param {{slug: string, indent: number}} options.language
   * @param {string} options.filename by which screen readers name it
   * @param {string} options.value its first text
   * @param {() => void} options.run called by Ctrl+Enter, or ⌘ Enter
   * @param {() => void} options.leave called by Escape
   * @param {() => void} options.change called when its text has changed
   */
  constructor(frame, { language, filename, value, run, leave, change }) {
    limitColours(language.slug);
    this.#editor = createEditor(
      frame,
      {
        language: language.slug,
        value: shown(value),
        tabSize: language.indent,
        insertSpaces: true,
      },
      editorCommands({
        ...defaultKeymap,
        "Mod+Enter": () => {
          run();
          return true;
        },
      }),
      editHistory(),
      markUnseen,
    );
    this.#editor.on("update", change);
    // Tab indents; so there is another key to leave by.
    this.#editor.keyCommandMap.Escape = () => {
      leave();
      return true;
    };
    const { textarea } = this.#editor;
    // What is typed or pasted, before the editor sees it.
    frame.addEventListener("input", () => this.#show(), { capture: true });
    for (const type of ["copy", "cut"]) {
      textarea.addEventListener(type, (event) => this.#copy(event));
    }
    textarea.ariaLabel = `${filename}: Tab indents, Escape leaves, Control Enter runs`;
    textarea.spellcheck = false;
  }

  get value() {
    return meant(this.#editor.value);
  }

  set value(value) {
    this.#editor.setOptions({ value: shown(value) });
  }

  /** Puts another text in its place, which undo takes back. */
  replace(value) {
    const { textarea } = this.#editor;
    const inputType = "insertReplacementText";
    textarea.dispatchEvent(new InputEvent("beforeinput", { inputType }));
    textarea.value = shown(value);
    textarea.dispatchEvent(new InputEvent("input", { inputType }));
  }

  /** Takes the last change back. */
  undo() {
    this.#editor.extensions.history.go(-1);
  }

  #show() {
    const { textarea } = this.#editor;
    const value = shown(textarea.value);
    if (value === textarea.value) return;
    const { selectionEnd } = textarea;
    textarea.value = value;
    textarea.setSelectionRange(selectionEnd, selectionEnd);
  }

  #copy(event) {
    const { value, selectionStart, selectionEnd } = this.#editor.textarea;
    const selected = value.slice(selectionStart, selectionEnd);
    if (!standIn.test(selected)) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", meant(selected));
    if (event.type === "cut") document.execCommand("delete");
  }

  focus() {
    this.#editor.textarea.focus();
  }

  /** Returns the element of a line, if there is such a line. */
  line(number) {
    return this.#editor.lines[number];
  }

  /** Highlights a line as wrong, and no other, until it is edited. */
  markLine(number) {
    this.#editor.wrapper
      .querySelectorAll(".is-wrong")
      .forEach((one) => one.classList.remove("is-wrong"));
    if (number) this.line(number)?.classList.add("is-wrong");
  }
}
