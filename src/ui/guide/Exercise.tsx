import { useId, useState, type ReactNode } from 'react';
import { Button } from '../elements/Button.tsx';
import { cx } from '../cx.ts';
import { figure } from '../format.ts';
import { useStudio, useStudioState } from '../hooks/studio.ts';
import type { Guide } from '../words/guide.ts';
import type { StudioState } from '../../store/state.ts';
import { grownSeeds } from '../../store/seeds/selectors.ts';
import { answerOf, familiesOf, gainOf, newestGain, previewLabel, scoreOf, seedsToCompare } from './exercises.ts';
import type { LessonStep } from './route.ts';
import { useGuide } from './useGuide.ts';
import { say } from '../words/say.ts';
import styles from './LessonView.module.css';

/** The question of a step; what is answered is compared with the figures of this moment. */
export function Exercise({ step }: { readonly step: LessonStep }) {
  const { lesson } = useGuide();
  const { store } = useStudio();
  const state = useStudioState((all) => all);
  const [given, setGiven] = useState('');
  const [verdict, setVerdict] = useState<'right' | 'wrong' | null>(null);
  const answer = answerOf(step, state);
  const choices = choicesOf(step, state, lesson);
  const take = (value: string) => {
    setGiven(value);
    setVerdict(null);
  };
  if (step === 'help' && answer === null) return <p className={styles.wait}>{lesson.help.first}</p>;
  return (
    <form
      className={styles.exercise}
      onSubmit={(event) => {
        event.preventDefault();
        const right = answerOf(step, store.getState());
        setVerdict(right !== null && given.trim() === right ? 'right' : 'wrong');
      }}
    >
      {choices.length > 0 ? (
        <Choices legend={questionOf(step, state, lesson)} choices={choices} value={given} onChange={take} />
      ) : (
        <>
          <h2>{questionOf(step, state, lesson)}</h2>
          {step === 'test' && <p>{lesson.test.hint(state.seeds.images.size, grownSeeds(state.seeds).length)}</p>}
          <label className={styles.number}>
            {lesson.answer}
            <input
              type="number"
              min={0}
              value={given}
              onChange={(event) => {
                take(event.currentTarget.value);
              }}
            />
          </label>
        </>
      )}
      <Button type="submit" look="solid" disabled={answer === null || given === ''}>
        {lesson.check}
      </Button>
      <p role="status" className={cx(verdict !== null && styles[verdict])}>
        {answer === null && lesson.wait}
        {verdict === 'wrong' && lesson.wrong}
        {verdict === 'right' && `${lesson.right} ${learntFrom(step, state, lesson)}`}
      </p>
    </form>
  );
}

interface Choice {
  readonly value: string;
  readonly label: ReactNode;
}

function Choices({
  legend,
  choices,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <bdi>{choice.label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** What can be chosen; nothing where a number is asked for. */
function choicesOf(step: LessonStep, state: StudioState, { choices }: Guide['lesson']): readonly Choice[] {
  switch (step) {
    case 'entropy':
      return seedsToCompare(state).map(([id]) => ({
        value: id,
        label: state.seeds.images.get(id)?.name ?? id,
      }));
    case 'guidance':
      return (['guided', 'unguided'] as const).map((value) => ({ value, label: choices[value] }));
    case 'help':
      return (['better', 'unclear', 'worse'] as const).map((value) => ({ value, label: choices[value] }));
    case 'failure':
    case 'grow':
    case 'test':
      return [];
    default:
      return step satisfies never;
  }
}

/** What the preview's class is called. */
const className = (state: StudioState): string => state.seeds.classes[previewLabel(state)]?.name ?? '';

function questionOf(step: LessonStep, state: StudioState, lesson: Guide['lesson']): string {
  switch (step) {
    case 'grow':
      return lesson.grow.question(grownSeeds(state.seeds).length, state.recipe.settings.variants);
    case 'guidance':
      return lesson.guidance.question(className(state));
    case 'failure':
      return lesson.failure.question(className(state));
    case 'entropy':
    case 'test':
    case 'help':
      return lesson[step].question;
    default:
      return step satisfies never;
  }
}

/** What the right answer shows, with its figures. */
function learntFrom(step: LessonStep, state: StudioState, lesson: Guide['lesson']): string {
  switch (step) {
    case 'entropy': {
      const answer = answerOf(step, state);
      const reading = seedsToCompare(state).find(([id]) => id === answer)?.[1];
      const classes = state.seeds.classes.filter(({ leftOut }) => !leftOut).length;
      return lesson.entropy.learnt(figure(reading?.entropy ?? 0), classes, figure(Math.log(classes)));
    }
    case 'guidance': {
      const families = familiesOf(state);
      if (!families) return '';
      const [scores, gains] = [scoreOf, gainOf].map((of) =>
        [of(families.chosen), of(families.other)].map((x) => figure(x)),
      );
      return lesson.guidance.learnt(scores![0]!, scores![1]!, gains![0]!, gains![1]!);
    }
    case 'help': {
      const gain = newestGain(state);
      return `${gain ? say.finding(gain) : ''} ${lesson.help.learnt}`.trim();
    }
    case 'grow':
    case 'failure':
    case 'test':
      return lesson[step].learnt;
    default:
      return step satisfies never;
  }
}
