import { useMemo } from 'react';
import { LIMITS } from '../../../core/limits.ts';
import type { Arm } from '../../../core/receipt/arms.ts';
import { RATIOS } from '../../../core/receipt/ratios.ts';
import type { FurtherQuestions as Asked } from '../../../core/receipt/request.ts';
import { countsFor } from '../../../store/receipt/counts.ts';
import { estimateOf } from '../../../store/receipt/estimate.ts';
import { answerable, askedOf } from '../../../store/receipt/selectors.ts';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { duration } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ReceiptForm.module.css';

export interface FurtherQuestionsProps {
  /** Arms that are ticked, and there. */
  readonly arms: readonly Arm[];
}

/** The largest class over the smallest, at first. */
const TAIL_RATIO = 10;
/** What each question asks where it is ticked, and where it is not. */
const ASKS: Readonly<Record<keyof Asked, readonly [on: Partial<Asked>, off: Partial<Asked>]>> = {
  ratios: [{ ratios: RATIOS }, { ratios: [] }],
  robustness: [{ robustness: true }, { robustness: false }],
  longTail: [{ longTail: TAIL_RATIO }, { longTail: null }],
};
const QUESTIONS = Object.keys(ASKS) as readonly (keyof Asked)[];

/** What a receipt can answer besides, and how long all of it takes. */
export function FurtherQuestions({ arms }: FurtherQuestionsProps) {
  const words = say.receiptPage;
  const choice = useStudioState((state) => state.receipt.choice);
  const kept = useStudioState((state) => state.receipt.kept);
  const seeds = useStudioState((state) => state.seeds);
  const recipe = useStudioState((state) => state.recipe);
  const run = useStudioState((state) => state.run);
  const review = useStudioState((state) => state.review);
  const engine = useStudioState((state) => state.engine);
  const { receipt } = useActions();
  const counts = useMemo(() => countsFor({ seeds, recipe }), [seeds, recipe]);
  const estimate = useMemo(
    () => estimateOf({ run, review, engine }, kept, { ...choice, arms: arms.map(({ id }) => id) }, counts),
    [run, review, engine, kept, choice, arms, counts],
  );
  const can = answerable(arms, counts.classes);
  const asked = askedOf(choice, arms, counts.classes);
  const isOn = { ratios: asked.ratios.length > 0, robustness: asked.robustness, longTail: asked.longTail !== null };
  return (
    <>
      <fieldset className={styles.arms}>
        <legend>{words.further}</legend>
        <ul>
          {QUESTIONS.map((question) => (
            <li key={question} title={words.questions[question].about}>
              <Checkbox
                checked={isOn[question]}
                disabled={!can[question]}
                onChange={(wanted) => {
                  receipt.choose(ASKS[question][wanted ? 0 : 1]);
                }}
              >
                {words.questions[question].label}
              </Checkbox>
            </li>
          ))}
        </ul>
      </fieldset>
      {asked.longTail !== null && (
        <NumberField
          label={words.tailRatio.label}
          value={asked.longTail}
          minimum={2}
          maximum={LIMITS.longTail.most}
          hint={words.tailRatio.about}
          onChange={(longTail) => {
            receipt.choose({ longTail });
          }}
        />
      )}
      {arms.length > 0 && (
        <p className={styles.soft}>
          {estimate ? words.estimate(estimate.kind, duration(estimate.seconds), estimate.measured) : words.noEstimate}
        </p>
      )}
    </>
  );
}
