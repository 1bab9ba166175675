import type { Steps } from '../core/steps.ts';

/** Gives the page a turn: what is drawn, pressed and typed comes before the rest of a long computation. */
export const yieldToEvents = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Multiplications that a page may do before it looks for events: some milliseconds. */
const AT_ONCE = 4e6;

/** Steps that were taken for a moment: their result, or those that are left. */
export type BegunSteps<Result> =
  { readonly done: true; readonly result: Result } | { readonly done: false; readonly rest: Steps<Result> };

/** Takes steps for as long as a page may be busy. */
export function beginSteps<Result>(steps: Steps<Result>): BegunSteps<Result> {
  for (let spent = 0; spent < AT_ONCE;) {
    const next = steps.next();
    if (next.done === true) return { done: true, result: next.value };
    spent += next.value;
  }
  return { done: false, rest: steps };
}

/** The result of steps, with a look for events after every few. */
export async function betweenEvents<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const begun = beginSteps(steps);
    if (begun.done) return begun.result;
    await yieldToEvents();
  }
}
