import type { Verdict } from '../../store/review/state.ts';

/** Keys that decide on variants, in Review and in Inspect. */
export const VERDICT_KEYS: Readonly<Record<string, Verdict>> = {
  ' ': 'accepted',
  p: 'accepted',
  x: 'rejected',
  Delete: 'rejected',
  u: 'unreviewed',
};
