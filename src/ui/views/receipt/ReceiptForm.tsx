import { Play } from 'lucide-react';
import { useMemo } from 'react';
import { ARMS, type Arm } from '../../../core/receipt/arms.ts';
import { armsOf } from '../../../store/receipt/selectors.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { FurtherQuestions } from './FurtherQuestions.tsx';
import styles from './ReceiptForm.module.css';

/** Arms that most people want; the others are shown on request. */
const FIRST = ['original', 'randaugment', 'expansion', 'accepted', 'picked', 'expansion-randaugment', 'head'];
const LENGTHS = [
  {
    value: 'updates',
    get label() {
      return say.receipt.equallyManyUpdates;
    },
  },
  {
    value: 'epochs',
    get label() {
      return say.receipt.eachPictureEquallyOften;
    },
  },
  {
    value: 'find',
    get label() {
      return say.receipt.asLongAsThe;
    },
  },
] as const;
const COUNTS = { updates: 200, epochs: 20 } as const;

/** What is trained, how often and how long. */
export function ReceiptForm() {
  const choice = useStudioState((state) => state.receipt.choice);
  const busy = useStudioState(({ receipt: { phase } }) => phase.kind === 'preparing' || phase.kind === 'training');
  const run = useStudioState((state) => state.run);
  const review = useStudioState((state) => state.review);
  const picks = useStudioState((state) => state.picks);
  const seeds = useStudioState((state) => state.seeds);
  const hasTests = useStudioState(({ seeds }) =>
    [...seeds.images.values()].some(({ split }) => split === 'test' || split === 'val'),
  );
  const { receipt } = useActions();
  const armsThere = useMemo(() => armsOf({ run, review, picks, seeds }), [run, review, picks, seeds]);
  const there = useMemo(() => new Set(armsThere.map(({ id }) => id)), [armsThere]);
  const ticked = useMemo(() => armsThere.filter(({ id }) => choice.arms.includes(id)), [armsThere, choice.arms]);
  const chosen = ticked.map(({ id }) => id);
  const { length } = choice;
  const arms = (list: readonly Arm[]) =>
    list.map(({ id }) => (
      <li key={id} title={say.arm(id).about}>
        <Checkbox
          checked={chosen.includes(id)}
          disabled={!there.has(id)}
          onChange={(wanted) => {
            const rest = choice.arms.filter((arm) => arm !== id);
            receipt.choose({ arms: wanted ? [...rest, id] : rest });
          }}
        >
          {say.arm(id).title}
        </Checkbox>
      </li>
    ));
  return (
    // No form: Enter in a field sets a number, and does not begin what takes minutes.
    <div className={styles.form}>
      <fieldset className={styles.arms}>
        <legend>{say.receipt.trainWith}</legend>
        <ul>{arms(ARMS.filter(({ id }) => FIRST.includes(id)))}</ul>
        <Disclosure summary={say.receipt.moreToCompareWith}>
          <ul>{arms(ARMS.filter(({ id }) => !FIRST.includes(id)))}</ul>
        </Disclosure>
      </fieldset>
      <NumberField
        label={say.receipt.repeats}
        value={choice.repeats}
        minimum={1}
        maximum={20}
        hint={say.receipt.threeOrMoreTell}
        onChange={(repeats) => {
          receipt.choose({ repeats });
        }}
      />
      <Select
        label={say.receipt.howLong}
        value={length.kind}
        options={LENGTHS}
        onChange={(kind) => {
          receipt.choose({ length: kind === 'find' ? { kind } : { kind, count: COUNTS[kind] } });
        }}
      />
      {length.kind !== 'find' && (
        <NumberField
          label={length.kind === 'updates' ? say.receipt.updates : say.receipt.timesEachPicture}
          value={length.count}
          minimum={1}
          maximum={20_000}
          hint={say.receipt.longerIsFairerTo}
          onChange={(count) => {
            receipt.choose({ length: { ...length, count } });
          }}
        />
      )}
      <FurtherQuestions arms={ticked} />
      <p className={styles.soft}>
        {hasTests ? say.receipt.testedWithThePictures : say.receipt.withoutTestPicturesEvery}
      </p>
      <Button
        look="solid"
        icon={<Play aria-hidden />}
        disabled={busy || chosen.length === 0}
        onClick={() => {
          receipt.make();
        }}
      >
        {say.receipt.trainAndCompare}
      </Button>
    </div>
  );
}
