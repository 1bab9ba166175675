import type { Steps } from '../core/steps.ts';

/** Gives the page a turn: what is drawn, pressed and typed comes before the rest of a long computation. */
export const yieldToEvents = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Multiplications that a page may do before it looks for events: some milliseconds. */
const AT_ONCE = 4e6;

/** The result of steps, with a look for events after every few. */
export async function betweenEvents<Result>(steps: Steps<Result>): Promise<Result> {
  let spent = 0;
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    spent += next.value;
    if (spent < AT_ONCE) continue;
    spent = 0;
    await yieldToEvents();
  }
}
