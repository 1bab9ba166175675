import { useEffect, useMemo, useState } from 'react';
import type { SeedsState } from '../../store/seeds/state.ts';
import { trustInSteps, type JudgeTrust } from '../../store/seeds/trust.ts';
import { beginSteps, betweenEvents, type BegunSteps } from '../../store/yieldToEvents.ts';

interface Later {
  readonly of: BegunSteps<JudgeTrust | null>;
  readonly trust: JudgeTrust | null;
}

/** What trust the judge deserves; `null` before all seeds are read, and for the moment that it takes to find out for a large set. */
export function useTrust(seeds: SeedsState): JudgeTrust | null {
  const begun = useMemo(() => beginSteps(trustInSteps(seeds)), [seeds]);
  const [later, setLater] = useState<Later | null>(null);
  useEffect(() => {
    if (begun.done) return undefined;
    let isLeft = false;
    void betweenEvents(begun.rest).then((trust) => {
      if (!isLeft) setLater({ of: begun, trust });
    });
    return () => {
      isLeft = true;
    };
  }, [begun]);
  if (begun.done) return begun.result;
  return later?.of === begun ? later.trust : null;
}
