import { useEffect, useEffectEvent, useState } from 'react';

/** An answer that is on its way, has come, or failed. */
export type Asked<Answer> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string };

const WAITING = { kind: 'waiting' } as const;

/**
 * Asks again whenever the question is another one; an answer to an earlier question is dropped.
 *
 * @param question compared by identity; what the answer depends on.
 * @param ask gives the answer.
 */
export function useAsked<Question, Answer>(
  question: Question,
  ask: (question: Question) => Promise<Answer>,
): Asked<Answer> {
  const [state, setState] = useState<{ readonly question: Question; readonly asked: Asked<Answer> } | null>(null);
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    let current = true;
    askNow(question).then(
      (answer) => {
        if (current) setState({ question, asked: { kind: 'answered', answer } });
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (current) setState({ question, asked: { kind: 'failed', message } });
      },
    );
    return () => {
      current = false;
    };
  }, [question]);
  return state !== null && state.question === question ? state.asked : WAITING;
}
