import { Wand } from 'lucide-react';
import { useMemo, useState } from 'react';
import { meets, meetsAny } from '../../../store/review/rules.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import type { Rule } from '../../../store/review/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Popover } from '../../elements/Popover.tsx';
import { count, counted, figure } from '../../format.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import inputs from '../../elements/inputs.module.css';
import styles from './RulesButton.module.css';

interface RuleDraft {
  readonly on: boolean;
  readonly rule: Rule;
  readonly words: string;
  /** Range of the limit, where there is one. */
  readonly range?: { readonly minimum: number; readonly maximum: number };
}

const FIRST: readonly RuleDraft[] = [
  {
    on: true,
    rule: { kind: 'below', figure: 'classScore', limit: 0.3 },
    words: 'Class score below',
    range: { minimum: 0, maximum: 1 },
  },
  { on: false, rule: { kind: 'class-lost' }, words: 'Read as another class' },
  { on: false, rule: { kind: 'near-copy' }, words: 'Near-copy of another image' },
  {
    on: false,
    rule: { kind: 'below', figure: 'cosineToSeed', limit: 0.5 },
    words: 'Likeness to its seed below',
    range: { minimum: 0, maximum: 1 },
  },
  {
    on: false,
    rule: { kind: 'below', figure: 'deltaEntropy', limit: 0 },
    words: 'Entropy change below',
    range: { minimum: -2, maximum: 2 },
  },
];

/** Rejecting by rule: every condition with the count it would hit, applied as one undoable step. */
export function RulesButton() {
  const [drafts, setDrafts] = useState(FIRST);
  const variants = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const { review } = useActions();
  const picks = usePicks();
  const open = useMemo(
    () => [...variants.values(), ...picks.values()].filter(({ slot }) => verdictOf(decisions, slot) !== 'rejected'),
    [variants, picks, decisions],
  );
  const rules = drafts.filter((draft) => draft.on).map((draft) => draft.rule);
  const hit = open.filter((variant) => meetsAny(rules, variant)).length;
  const change = (at: number, next: Partial<RuleDraft>) => {
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...next } : draft)));
  };
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
                {words} {'limit' in rule && <b>{figure(rule.limit)}</b>}
              </Checkbox>
              <span className={styles.count}>{count(open.filter((variant) => meets(rule, variant)).length)}</span>
            </div>
            {range && 'limit' in rule && (
              <input
                className={inputs.range}
                type="range"
                aria-label={words}
                min={range.minimum}
                max={range.maximum}
                step={0.01}
                value={rule.limit}
                style={{ '--share': `${((rule.limit - range.minimum) / (range.maximum - range.minimum)) * 100}%` }}
                onChange={(event) => {
                  change(i, { on: true, rule: { ...rule, limit: event.currentTarget.valueAsNumber } });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Button
        look="solid"
        disabled={hit === 0}
        onClick={() => {
          review.rejectWhere(rules);
        }}
      >
        {hit === 0 ? 'Nothing to reject' : `Reject ${counted(hit, picks.size > 0 ? 'picture' : 'variant')}`}
      </Button>
      <p className={styles.note}>Counts leave out what is rejected already. One undo takes all of it back.</p>
    </Popover>
  );
}
