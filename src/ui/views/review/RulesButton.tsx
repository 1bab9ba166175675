import { Wand } from 'lucide-react';
import { useMemo, useState } from 'react';
import { planRejection, type RejectionSource } from '../../../store/review/rejection.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Popover } from '../../elements/Popover.tsx';
import { count, counted } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import inputs from '../../elements/inputs.module.css';
import { FIRST_RULES, limitInWords, limitOf, withLimit, type RuleDraft } from './ruleDrafts.ts';
import { RuleOutcome } from './RuleOutcome.tsx';
import styles from './RulesButton.module.css';

/** How many variants of a class stay, whatever the rules say, until somebody asks for fewer. */
const KEPT = 2;
const MOST_KEPT = 999;

/** Rejecting by rule: every condition with the count it would hit, applied as one undoable step. */
export function RulesButton() {
  const [drafts, setDrafts] = useState(FIRST_RULES);
  const [keep, setKeep] = useState(KEPT);
  const seeds = useStudioState((state) => state.seeds);
  const run = useStudioState((state) => state.run);
  const reviewed = useStudioState((state) => state.review);
  const { review } = useActions();
  const source = useMemo((): RejectionSource => ({ seeds, run, review: reviewed }), [seeds, run, reviewed]);
  const rules = drafts.filter((draft) => draft.on).map((draft) => draft.rule);
  const planned = planRejection(source, rules, keep);
  const others = [...run.variants.keys()].filter(
    (slot) =>
      verdictOf(reviewed.decisions, slot) === 'unreviewed' && !planned.hit.has(slot) && !planned.spared.includes(slot),
  );
  const change = (at: number, next: Partial<RuleDraft>) => {
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...next } : draft)));
  };
  const hit = planned.hit.size;
  return (
    <Popover title="Reject by rule" icon={<Wand aria-hidden />} face="Rules">
      <h2 className={styles.title}>Reject where</h2>
      <ul className={styles.rules}>
        {drafts.map(({ on, rule, words, range }, i) => (
          <li key={words}>
            <div className={styles.head}>
              <Checkbox
                checked={on}
                onChange={(checked) => {
                  change(i, { on: checked });
                }}
              >
                {words} {range && <b>{limitInWords(rule)}</b>}
              </Checkbox>
              <span className={styles.count}>{count(planRejection(source, [rule]).hit.size)}</span>
            </div>
            {range && (
              <input
                className={inputs.range}
                type="range"
                aria-label={words}
                min={range.minimum}
                max={range.maximum}
                step={0.01}
                value={limitOf(rule)!}
                style={{ '--share': `${((limitOf(rule)! - range.minimum) / (range.maximum - range.minimum)) * 100}%` }}
                onChange={(event) => {
                  change(i, { on: true, rule: withLimit(rule, event.currentTarget.valueAsNumber) });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <NumberField
        label="Keep in each class at least"
        value={keep}
        minimum={0}
        maximum={MOST_KEPT}
        hint="Those with the largest class score stay."
        onChange={setKeep}
      />
      <RuleOutcome planned={planned} />
      <div className={styles.acts}>
        <Button
          look="solid"
          disabled={hit === 0}
          onClick={() => {
            review.rejectWhere(rules, keep);
          }}
        >
          {hit === 0 ? 'Nothing to reject' : `Reject ${counted(hit, 'variant')}`}
        </Button>
        {rules.length > 0 && others.length > 0 && (
          <Button
            onClick={() => {
              review.decide(others, 'accepted');
            }}
          >
            Accept the {count(others.length)} that no rule hits
          </Button>
        )}
      </div>
      <p className={styles.note}>Counts leave out what is rejected already. One undo takes all of it back.</p>
    </Popover>
  );
}
