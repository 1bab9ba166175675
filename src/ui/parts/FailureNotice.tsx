import type { ReactNode } from 'react';
import type { Failure } from '../../core/failure.ts';
import { Notice } from '../elements/Notice.tsx';
import { say } from '../words/say.ts';

/** What went wrong, and what to do. */
export function FailureNotice({ failure, action }: { readonly failure: Failure; readonly action?: ReactNode }) {
  const { message, hint } = say.failure(failure);
  return (
    <Notice tone="bad" title={message} {...(action !== undefined && { action })}>
      {hint}
    </Notice>
  );
}
