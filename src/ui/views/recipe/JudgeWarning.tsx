import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { useTrust } from '../../hooks/judgeTrust.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { atChance, listed } from '../seeds/judgeWords.ts';
import { say } from '../../words/say.ts';

/** Warns where what follows would be steered and scored by a judge that reads no better than by guessing. */
export function JudgeWarning() {
  const seeds = useStudioState((state) => state.seeds);
  const judged = useTrust(seeds);
  const { view } = useActions();
  if (!judged) return null;
  const weak = atChance(judged.trust, seeds.classes);
  const all = judged.guesses;
  if (!all && weak.length === 0) return null;
  return (
    <Notice tone="warn" title={all ? say.recipe.theJudgeReadsThese : say.recipe.theJudgeOnlyGuesses(listed(weak))}>
      <p>{all ? say.recipe.guidanceClassScoresAnd : say.recipe.forTheirVariantsGuidance}</p>
      <Button
        onClick={() => {
          view.change({ step: 'seeds' });
        }}
      >
        {say.recipe.whatHelps}
      </Button>
    </Notice>
  );
}
