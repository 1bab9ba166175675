import { Cpu, Plus, RotateCcw } from 'lucide-react';
import { LIMITS } from '../../../core/limits.ts';
import { methodOf, methodsWith } from '../../../core/methods/table.ts';
import { runSeed } from '../../../core/brands.ts';
import { needsOf, partOf, type RecipePart } from '../../../core/run/recipe.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { sideOf } from '../../../store/recipe/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { Slider } from '../../elements/Slider.tsx';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { JudgeChip } from '../../parts/JudgeChip.tsx';
import { ClassOutcomes } from './ClassOutcomes.tsx';
import { say } from '../../words/say.ts';
import { HowFar } from './HowFar.tsx';
import { HowMany, HowManyField } from './HowMany.tsx';
import { JudgeWarning } from './JudgeWarning.tsx';
import { MethodPart } from './MethodPart.tsx';
import { MethodSettings } from './MethodSettings.tsx';
import { OtherPrior } from './OtherPrior.tsx';
import { ANCHORS, KNOWN_BY, sides, VIEWS } from './options.ts';
import styles from './RecipeForm.module.css';
import { Proposed } from './Proposed.tsx';
import { SelectionField } from './SelectionField.tsx';
import { ToppedUp } from './ToppedUp.tsx';
import { UnreadPrompt } from './UnreadPrompt.tsx';

/** All settings, each with one sentence on what a change does. */
export function RecipeForm() {
  const settings = useStudioState((state) => state.recipe.settings);
  const limits = useStudioState((state) => state.recipe.limits);
  const side = useStudioState((state) => sideOf(state.recipe));
  const { models, recipe } = useActions();
  const known = useStudioState((state) => knownBy(state.seeds));
  const { parts } = settings;
  const setPart = (index: number) => (part: RecipePart) => {
    recipe.change({ parts: parts.with(index, part) });
  };
  const unused = methodsWith(limits.priorKind).find((id) => parts.every(({ method }) => method !== id));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <JudgeChip />
      <OtherPrior />
      <UnreadPrompt />
      {needsOf(settings).judge && <JudgeWarning />}
      <Proposed />
      <HowFar />
      <HowMany />
      <HowManyField />
      <ToppedUp />
      <ClassOutcomes />
      <Disclosure summary={say.howFar.advanced}>
        <div className={styles.form}>
          {parts.map((part, i) => (
            <MethodPart
              key={i}
              part={part}
              position={parts.length > 1 ? i + 1 : 0}
              taken={parts.toSpliced(i, 1).map(({ method }) => method)}
              onChange={setPart(i)}
              onRemove={() => {
                recipe.change({ parts: parts.toSpliced(i, 1) });
              }}
            />
          ))}
          {unused && parts.length < LIMITS.parts.most && (
            <Button
              look="quiet"
              icon={<Plus aria-hidden />}
              onClick={() => {
                recipe.change({ parts: [...parts, partOf(unused)] });
              }}
            >
              {say.recipe.addAMethod}
            </Button>
          )}
          <Select
            label={say.recipe.imageSize}
            value={String(side)}
            options={sides(limits.side.minimum, limits.side.maximum, limits.side.multipleOf, side)}
            hint={say.recipe.twiceTheSideTakes}
            onChange={(chosen) => {
              recipe.change({ side: Number(chosen) });
            }}
          />
          <SelectionField />
          {needsOf(settings).judge && (
            <Select
              label={say.recipe.classToKeep}
              value={settings.anchor}
              options={ANCHORS}
              hint={say.recipe.theFoldersLabelHolds}
              onChange={(anchor) => {
                recipe.change({ anchor });
              }}
            />
          )}
          <Select
            label={say.recipe.theJudgeKnowsThe}
            value={settings.judgeMode}
            options={KNOWN_BY}
            hint={known}
            onChange={(judgeMode) => {
              const named = judgeMode === 'auto' || judgeMode === 'names';
              recipe.change({ judgeMode, ...(!named && { prototypes: 0 }) });
            }}
          />
          {settings.judgeMode !== 'names' && settings.prototypes === 0 && (
            <Select
              label={say.recipe.theJudgeLearnsFrom}
              value={settings.judgeViews ?? 'seed'}
              options={VIEWS}
              hint={say.recipe.triedWith8Pictures}
              onChange={(judgeViews) => {
                recipe.change({ judgeViews });
              }}
            />
          )}
          {(settings.judgeMode === 'names' || settings.prototypes > 0) && (
            <Slider
              label={say.recipe.prototypes}
              value={settings.prototypes}
              minimum={0}
              maximum={1}
              step={0.05}
              text={percent(settings.prototypes)}
              hint={say.recipe.howMuchTheJudge}
              onChange={(prototypes) => {
                recipe.change({ prototypes });
              }}
            />
          )}
          {parts.map((part, i) => (
            <AdvancedSettings key={i} part={part} titled={parts.length > 1} onChange={setPart(i)} />
          ))}
          <NumberField
            label={say.recipe.runSeed}
            value={settings.runSeed}
            minimum={LIMITS.seed.least}
            maximum={LIMITS.seed.most}
            hint={say.recipe.theSameNumberGives}
            onChange={(seed) => {
              recipe.change({ runSeed: runSeed(seed) });
            }}
          />
        </div>
      </Disclosure>
      <Button
        look="quiet"
        icon={<Cpu aria-hidden />}
        onClick={() => {
          models.show(true);
        }}
      >
        {say.recipe.chooseModels}
      </Button>
      <Button
        look="quiet"
        icon={<RotateCcw aria-hidden />}
        onClick={() => {
          recipe.reset();
        }}
      >
        {say.recipe.suggestedSettings}
      </Button>
    </form>
  );
}

/** What the pre-flight says of the judge as it is, and as it could be. */
function knownBy({ preflight }: SeedsState): string {
  const by = preflight.kind === 'ready' ? preflight.by : undefined;
  if (!by) return say.recipe.examplesAreYourOwn;
  const ways = (['names and examples', 'examples', 'names'] as const).flatMap((mode) => {
    const share = by.shares[mode];
    return share === undefined ? [] : [say.recipe.by(percent(share), mode)];
  });
  return say.recipe.ofTheSeedsIt(ways.join(say.elements.comma));
}

interface AdvancedSettingsProps {
  readonly part: RecipePart;
  /** Says whose they are, where there are several methods. */
  readonly titled: boolean;
  readonly onChange: (part: RecipePart) => void;
}

/** What is not shown at once of a method; nothing where it has none. */
function AdvancedSettings({ part, titled, onChange }: AdvancedSettingsProps) {
  const { title: english, settings } = methodOf(part.method);
  if (Object.values(settings).every(({ advanced = false }) => !advanced)) return null;
  const title = say.term(english);
  return (
    <fieldset className={styles.alone} aria-label={say.recipe.moreOf(title)}>
      {titled && <h2 className={styles.whose}>{title}</h2>}
      <MethodSettings part={part} advanced onChange={onChange} />
    </fieldset>
  );
}
