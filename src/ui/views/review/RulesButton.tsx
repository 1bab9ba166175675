import { Wand } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { effectOf, meets } from '../../../store/review/rules.ts';
import { openPictures, reviewedBy, verdictOf } from '../../../store/review/selectors.ts';
import type { Rule } from '../../../store/review/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Popover } from '../../elements/Popover.tsx';
import { cx } from '../../cx.ts';
import { count, figure, percent } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
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
    rule: { kind: 'below-seed', share: 0.5 },
    get words() {
      return say.review.classScoreBelowA;
    },
    range: { minimum: 0, maximum: 1 },
  },
  {
    on: false,
    rule: { kind: 'below', figure: 'classScore', limit: 0.3 },
    get words() {
      return say.review.classScoreBelow;
    },
    range: { minimum: 0, maximum: 1 },
  },
  {
    on: false,
    rule: { kind: 'class-lost' },
    get words() {
      return say.review.readAsAnotherClass;
    },
  },
  {
    on: false,
    rule: { kind: 'near-copy' },
    get words() {
      return say.review.nearCopyOfAnother;
    },
  },
  {
    on: false,
    rule: { kind: 'below', figure: 'cosineToSeed', limit: 0.5 },
    get words() {
      return say.review.likenessToItsSeed;
    },
    range: { minimum: 0, maximum: 1 },
  },
  {
    on: false,
    rule: { kind: 'below', figure: 'deltaEntropy', limit: 0 },
    get words() {
      return say.review.entropyChangeBelow;
    },
    range: { minimum: -2, maximum: 2 },
  },
  {
    on: false,
    rule: { kind: 'above', figure: 'safety', limit: 0.5 },
    get words() {
      return say.review.safetyScoreAbove;
    },
    range: { minimum: 0, maximum: 1 },
  },
];

/** Where nothing checked the variants, none has a safety score. */
const isAsked = ({ rule }: RuleDraft, isChecked: boolean): boolean =>
  isChecked || !('figure' in rule) || rule.figure !== 'safety';

/** Variants that every class keeps, unless somebody says otherwise. */
const KEPT = 1;
/** Classes that are named before the rest is counted. */
const NAMED = 8;

const limitOf = (rule: Rule): number | null => ('limit' in rule ? rule.limit : 'share' in rule ? rule.share : null);

const withLimit = (rule: Rule, limit: number): Rule =>
  'limit' in rule ? { ...rule, limit } : 'share' in rule ? { ...rule, share: limit } : rule;

/** Rejecting by rule: every condition with the count it would hit, what is left of each class, applied as one undoable step. */
export function RulesButton() {
  return (
    <Popover title={say.review.decideByRule} icon={<Wand aria-hidden />} face={say.review.rules}>
      <RulesPanel />
    </Popover>
  );
}

function RulesPanel() {
  const [drafts, setDrafts] = useState(FIRST);
  const [keep, setKeep] = useState(KEPT);
  const run = useStudioState((state) => state.run);
  const reviewed = useStudioState((state) => state.review);
  const seeds = useStudioState((state) => state.seeds);
  const picks = useStudioState((state) => state.picks);
  const { review, view } = useActions();
  const titleOf = useClassTitles();
  const isChecked = useMemo(
    () => [...run.variants.values()].some(({ safety }) => safety !== undefined),
    [run.variants],
  );
  const [open, about] = useMemo(() => {
    const reviewing = { run, seeds, picks, review: reviewed };
    return [openPictures(reviewing), reviewedBy(reviewing)];
  }, [run, seeds, picks, reviewed]);
  const rules = useMemo(() => drafts.filter((draft) => draft.on).map((draft) => draft.rule), [drafts]);
  const { rejected, others, classes } = useMemo(() => effectOf(rules, open, about, keep), [rules, open, about, keep]);
  useEffect(() => {
    // The grid outlines them as long as this is open.
    view.change({ ruled: new Set(rejected.map(({ slot }) => slot)) });
    return () => {
      view.change({ ruled: new Set() });
    };
  }, [view, rejected]);
  const unreviewed = others.filter(({ slot }) => verdictOf(reviewed.decisions, slot) === 'unreviewed');
  const change = (at: number, next: Partial<RuleDraft>) => {
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...next } : draft)));
  };
  return (
    <>
      <h2 className={styles.title}>{say.review.rejectWhere}</h2>
      <ul className={styles.rules}>
        {drafts.map((draft, i) => {
          if (!isAsked(draft, isChecked)) return null;
          const { on, rule, words, range } = draft;
          const limit = limitOf(rule);
          return (
            <li key={words}>
              <div className={styles.head}>
                <Checkbox
                  checked={on}
                  onChange={(checked) => {
                    change(i, { on: checked });
                  }}
                >
                  {words} {limit !== null && <b>{rule.kind === 'below-seed' ? percent(limit) : figure(limit)}</b>}
                </Checkbox>
                <span className={styles.count}>
                  {count(open.filter((variant) => meets(rule, variant, about.seedScore)).length)}
                </span>
              </div>
              {range && limit !== null && (
                <input
                  className={inputs.range}
                  type="range"
                  aria-label={words}
                  min={range.minimum}
                  max={range.maximum}
                  step={0.01}
                  value={limit}
                  style={{ '--share': `${((limit - range.minimum) / (range.maximum - range.minimum)) * 100}%` }}
                  onChange={(event) => {
                    change(i, { on: true, rule: withLimit(rule, event.currentTarget.valueAsNumber) });
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      <NumberField
        label={say.review.keepOfEveryClass}
        hint={say.review.theBestOfA}
        value={keep}
        minimum={0}
        maximum={999}
        onChange={setKeep}
      />
      {classes.length > 0 && (
        <table className={styles.classes}>
          <caption>{say.review.whatIsLeftOf}</caption>
          <tbody>
            {classes.slice(0, NAMED).map(({ key, before, after }) => (
              <tr key={key} className={cx(after === 0 && styles.emptied)}>
                <th scope="row">
                  <bdi>{titleOf(key)}</bdi>
                </th>
                <td>
                  {count(before)} → {count(after)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {classes.length > NAMED && <p className={styles.note}>{say.review.andClassThatLose(classes.length - NAMED)}</p>}
      <div className={styles.acts}>
        <Button
          look="solid"
          disabled={rejected.length === 0}
          onClick={() => {
            review.rejectWhere(rules, keep);
          }}
        >
          {rejected.length === 0
            ? say.review.nothingToReject
            : say.review.reject(
                (picks.all.size > 0 ? say.seeds.countedPictures : say.elements.countedVariants)(rejected.length),
              )}
        </Button>
        <Button
          disabled={unreviewed.length === 0}
          onClick={() => {
            review.decide(
              unreviewed.map(({ slot }) => slot),
              'accepted',
            );
          }}
        >
          {unreviewed.length === 0 ? say.review.noOthersToAccept : say.review.acceptTheOther(count(unreviewed.length))}
        </Button>
      </div>
      <p className={styles.note}>{say.review.countsLeaveOutWhat}</p>
    </>
  );
}
