/** @file One line that fills up, with the time that is left. */

/** A bar on a terminal; silent where the output is no terminal, so that logs stay readable. */
export interface ProgressBar {
  /** Shows `done` of the total, with a word on what is being done. */
  show(done: number, what: string): void;
  /** Removes the bar. */
  clear(): void;
}

/** The bar itself, in columns: as wide as there is room for, or not there. */
const WIDEST = 28;
const NARROWEST = 4;
/** Where a terminal does not say how wide it is. */
const COLUMNS = 80;

/**
 * Makes a bar.
 *
 * @param total how many steps there are.
 * @param stream a terminal, or not.
 * @param now a clock in milliseconds.
 */
export function createProgressBar(
  total: number,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr,
  now: () => number = () => performance.now(),
): ProgressBar {
  const start = now();
  let shown = false;
  const clear = () => {
    if (shown) stream.write('\r\u001b[K');
    shown = false;
  };
  return {
    show(done, what) {
      if (!stream.isTTY) return;
      const left = done === 0 ? '' : ` ${duration(((now() - start) / done) * (total - done))} left`;
      clear();
      shown = true;
      // The last column stays free: some terminals begin a new line in it.
      stream.write(barLine(done, total, left, what, (stream.columns || COLUMNS) - 1));
    },
    clear,
  };
}

/** What fits into the columns: the count first, then the time, then the bar, then the word. */
function barLine(done: number, total: number, left: string, what: string, columns: number): string {
  const counts = `${done}/${total}`;
  const fits = [`${counts}${left}`, counts].find((text) => text.length <= columns) ?? counts.slice(0, columns);
  const rest = columns - fits.length;
  const width = Math.min(WIDEST, rest - 1);
  if (width < NARROWEST) return fits;
  const filled = total > 0 ? Math.round((width * Math.min(done, total)) / total) : width;
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${fits}`;
  const word = cutTo(what, rest - width - 3);
  return word === '' ? bar : `${bar}  ${word}`;
}

/** Characters that terminals draw two columns wide. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** The beginning of a text that fits into so many columns. */
function cutTo(text: string, columns: number): string {
  let [used, cut] = [0, ''];
  for (const character of text) {
    used += WIDE.test(character) ? 2 : 1;
    if (used > columns) break;
    cut += character;
  }
  return cut;
}

/** Milliseconds as people say them: `48 s`, `3 min 20 s`, `1 h 12 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
