/** @file One line that fills up, with the time that is left. */

/** A bar on a terminal; silent where the output is no terminal, so that logs stay readable. */
export interface ProgressBar {
  /** Shows `done` of the total, with a word on what is being done. */
  show(done: number, what: string): void;
  /** Removes the bar. */
  clear(): void;
}

const WIDTH = 28;

/**
 * Makes a bar.
 *
 * @param total how many steps there are.
 * @param stream a terminal, or not.
 * @param now a clock in milliseconds.
 */
export function createProgressBar(
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now(),
): ProgressBar {
  const start = now();
  let shown = '';
  const clear = () => {
    if (shown !== '') stream.write('\r\u001b[K');
    shown = '';
  };
  return {
    show(done, what) {
      if (!stream.isTTY) return;
      const filled = Math.round((WIDTH * done) / total);
      const left = done === 0 ? '' : ` ${duration(((now() - start) / done) * (total - done))} left`;
      clear();
      shown = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}${left}  ${what}`;
      stream.write(shown.slice(0, Math.max(20, stream.columns - 1)));
    },
    clear,
  };
}

/** Milliseconds as people say them: `48 s`, `3 min 20 s`, `1 h 12 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
