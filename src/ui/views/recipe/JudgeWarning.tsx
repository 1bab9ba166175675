import { useMemo } from 'react';
import { judgeTrust } from '../../../store/seeds/trust.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { atChance, listed } from '../seeds/judgeWords.ts';

/** Warns where what follows would be steered and scored by a judge that reads no better than by guessing. */
export function JudgeWarning() {
  const seeds = useStudioState((state) => state.seeds);
  const judged = useMemo(() => judgeTrust(seeds), [seeds]);
  const { view } = useActions();
  if (!judged) return null;
  const weak = atChance(judged.trust, seeds.classes);
  const all = judged.guesses;
  if (!all && weak.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={
        all ? 'The judge reads these classes no better than guessing' : `The judge only guesses at ${listed(weak)}`
      }
    >
      <p>
        {all
          ? 'Guidance, class scores and “read as” mean little here; methods that need no judge are as good.'
          : 'For their variants guidance and class scores mean little; look at them by eye.'}
      </p>
      <Button
        onClick={() => {
          view.change({ step: 'seeds' });
        }}
      >
        What helps
      </Button>
    </Notice>
  );
}
