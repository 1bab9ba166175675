import { useMemo, useState } from 'react';
import type { JudgeTrust, Misread } from '../../../store/seeds/trust.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { useTrust } from '../../hooks/judgeTrust.ts';

/**
 * What is known of the judge, also while it reads again: what has been settled meanwhile is gone at once, and what stays keeps its
 * place, so that no key hits another picture than the one that is seen.
 */
export function useJudgeTrust(seeds: SeedsState): JudgeTrust | null {
  const found = useTrust(seeds);
  const [last, setLast] = useState<{ readonly found: JudgeTrust; readonly shown: JudgeTrust } | null>(null);
  if (found !== null && found !== last?.found) {
    setLast({ found, shown: { ...found, doubts: inOrderOf(found.doubts, last?.shown.doubts ?? []) } });
  }
  const shown = last?.shown ?? null;
  return useMemo(() => {
    if (shown === null || seeds.preflight.kind === 'idle') return null;
    const open = ({ image }: Misread) => {
      const now = seeds.images.get(image.id);
      return now !== undefined && !now.leftOut && now.cameAs === undefined;
    };
    return { ...shown, doubts: shown.doubts.filter(open) };
  }, [shown, seeds]);
}

function inOrderOf(doubts: readonly Misread[], before: readonly Misread[]): readonly Misread[] {
  const places = new Map(before.map(({ image }, i) => [image.id, i]));
  const place = ({ image }: Misread) => places.get(image.id) ?? before.length;
  return doubts.toSorted((a, b) => place(a) - place(b));
}
