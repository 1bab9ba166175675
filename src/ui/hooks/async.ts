import { useEffect, useEffectEvent, useState } from 'react';
import { failureOf, type Failure } from '../../core/failure.ts';
import type { Result } from '../../protocol/failure.ts';

/** An answer that is on its way, has come, or failed. */
export type AsyncAnswer<Answer> =
  | { readonly kind: 'waiting'; readonly share: number }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly failure: Failure };

const WAITING = { kind: 'waiting', share: 0 } as const;

/** What one who answers is told. */
export interface AnswerContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Says which share of the work is done, in [0, 1]. */
  readonly onProgress: (share: number) => void;
}

/**
 * Asks again whenever the question is another one; an answer to an earlier question is dropped.
 *
 * @param question compared by identity; what the answer depends on.
 * @param ask gives the answer; a failed result and a rejection are alike.
 */
export function useAsync<Question, Answer>(
  question: Question,
  ask: (question: Question, context: AnswerContext) => Promise<Result<Answer>>,
): AsyncAnswer<Answer> {
  const [state, setState] = useState<{ readonly question: Question; readonly answer: AsyncAnswer<Answer> } | null>(
    null,
  );
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    const asking = new AbortController();
    const { signal } = asking;
    const tell = (answer: AsyncAnswer<Answer>) => {
      if (!signal.aborted) setState({ question, answer });
    };
    const onProgress = (share: number) => {
      tell({ kind: 'waiting', share });
    };
    const begin = () => {
      askNow(question, { signal, onProgress }).then(
        (result) => {
          tell(result.ok ? { kind: 'answered', answer: result.value } : { kind: 'failed', failure: result.error });
        },
        (error: unknown) => {
          tell({ kind: 'failed', failure: failureOf(error) });
        },
      );
    };
    // In a task of its own: what was pressed is drawn before.
    const timer = setTimeout(begin);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [question]);
  if (state === null) return WAITING;
  return state.question === question ? state.answer : WAITING;
}
