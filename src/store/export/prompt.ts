/** @file A question that waits for the person: the work asks, and goes on with the answer. */

export interface Prompt<Answer> {
  /** @throws the signal's reason when the work is stopped while it waits. */
  ask(signal: AbortSignal): Promise<Answer>;
  answer(answer: Answer): void;
}

export function createPrompt<Answer>(): Prompt<Answer> {
  let resolve: ((answer: Answer) => void) | null = null;
  return {
    ask: (signal) =>
      new Promise((settle, reject) => {
        resolve = settle;
        signal.addEventListener(
          'abort',
          () => {
            reject(signal.reason as Error);
          },
          { once: true },
        );
      }),
    answer(answer) {
      resolve?.(answer);
      resolve = null;
    },
  };
}
