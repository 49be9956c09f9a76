/* A draft: what a reader has made of a program, kept for as long as the visit. */

/** A draft is found by the program that it changes: on its page, in the
    playground, and after Back. */
export class Draft {
  #source;
  #key;

  /**
   * @param {string} slug the language's
   * @param {string} source the program as it was
   */
  constructor(slug, source) {
    this.#source = source;
    this.#key = `draft of ${slug}: ${source}`;
  }

  /** Returns what was kept, or null. */
  get kept() {
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return null; // Not allowed.
    }
  }

  keep(value) {
    try {
      if (value === this.#source) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, value);
    } catch {
      // Not allowed, or no room: as without drafts.
    }
  }
}
