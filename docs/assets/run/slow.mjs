/* Lines that would keep a page from answering: marks that all stand on one letter,
   and letters of two directions, take a browser up to half a minute. */

/** From so many characters on, a line may be slow, if it is not plain ASCII. */
export const SLOW = 2000;

export const isSlow = (line) => line.length > SLOW && /[^\t -~]/.test(line);
