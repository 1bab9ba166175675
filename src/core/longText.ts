/**
 * @file A long text that comes in pieces. A piece that was put together of others is a tree of them, several times as large as its characters,
 * until somebody reads it: pieces are joined as soon as there are some.
 */

export interface LongText {
  add(...pieces: readonly string[]): void;
  /** All of it. */
  whole(): string;
}

/** Characters that are joined at a time. */
const PART = 65_536;

export function longText(): LongText {
  const parts: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  function join() {
    parts.push(pieces.join(''));
    pieces = [];
    length = 0;
  }
  return {
    add(...more) {
      for (const piece of more) {
        pieces.push(piece);
        length += piece.length;
      }
      if (length > PART) join();
    },
    whole() {
      join();
      return parts.join('');
    },
  };
}
