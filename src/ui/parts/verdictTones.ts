import type { Verdict } from '../../store/review/state.ts';

/** Colours of verdicts, on badges. */
export const VERDICT_TONES: Readonly<Record<Verdict, 'leaf' | 'bloom' | 'plain'>> = {
  accepted: 'leaf',
  rejected: 'bloom',
  unreviewed: 'plain',
};
