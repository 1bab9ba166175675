import { RotateCcw } from 'lucide-react';
import { LIMITS } from '../../../core/limits.ts';
import type { Terms } from '../../../core/objective/objective.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { Slider } from '../../elements/Slider.tsx';
import { figure, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ClassOutcomes } from './ClassOutcomes.tsx';
import { HowMany, HowManyField } from './HowMany.tsx';
import { ANCHORS, DIVERSITIES, GRANULARITIES, METHODS, RULES, sides } from './options.ts';
import styles from './RecipeForm.module.css';

const WEIGHTS: readonly { readonly term: keyof Terms; readonly label: string; readonly hint: string }[] = [
  { term: 'consistency', label: 'Weight of the class', hint: 'More keeps variants closer to what their folder says.' },
  { term: 'entropy', label: 'Weight of the entropy', hint: 'More makes variants less typical, so more informative.' },
  { term: 'diversity', label: 'Weight of the diversity', hint: 'More drives the variants of a seed apart.' },
];

/** All settings, each with one sentence on what a change does. */
export function RecipeForm() {
  const settings = useStudioState((state) => state.recipe.settings);
  const limits = useStudioState((state) => state.recipe.limits);
  const { recipe } = useActions();
  const guided = settings.method === 'guided';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Select
        label="Method"
        value={settings.method}
        options={METHODS}
        hint={
          guided
            ? 'Noise is steered so that the class stays and something new comes in.'
            : 'The same noise without steering: the baseline to compare with.'
        }
        onChange={(method) => {
          recipe.change({ method });
        }}
      />
      <HowMany />
      <div className={styles.pair}>
        <HowManyField />
        <Select
          label="Image size"
          value={String(settings.side)}
          options={sides(limits.side.minimum, limits.side.maximum, limits.side.multipleOf, settings.side)}
          hint="Twice the side takes four times as long."
          onChange={(side) => {
            recipe.change({ side: Number(side) });
          }}
        />
      </div>
      <ClassOutcomes />
      <Slider
        label="Epsilon"
        value={settings.epsilon}
        minimum={0}
        maximum={limits.epsilon.maximum}
        step={0.01}
        text={figure(settings.epsilon)}
        hint={`How far a variant may leave its seed; the prior suggests ${figure(limits.epsilon.suggested)}.`}
        onChange={(epsilon) => {
          recipe.change({ epsilon });
        }}
      />
      {guided && (
        <>
          <NumberField
            label="Guidance steps"
            value={settings.steps}
            minimum={1}
            maximum={LIMITS.steps.most}
            hint="1 as published. More steps steer further and take longer."
            onChange={(steps) => {
              recipe.change({ steps });
            }}
          />
          {WEIGHTS.map(({ term, label, hint }) => (
            <Slider
              key={term}
              label={label}
              value={settings.weights[term]}
              minimum={LIMITS.weight.least}
              maximum={LIMITS.weight.most}
              step={0.1}
              text={figure(settings.weights[term], 1)}
              hint={hint}
              onChange={(weight) => {
                recipe.change({ weights: { ...settings.weights, [term]: weight } });
              }}
            />
          ))}
          <Select
            label="Class to keep"
            value={settings.anchor}
            options={ANCHORS}
            hint="The folder’s label holds even where the judge misreads the seed."
            onChange={(anchor) => {
              recipe.change({ anchor });
            }}
          />
        </>
      )}
      <Disclosure summary="More settings">
        <div className={styles.form}>
          <Slider
            label="Prototypes"
            value={settings.blend}
            minimum={LIMITS.blend.least}
            maximum={LIMITS.blend.most}
            step={0.05}
            text={percent(settings.blend)}
            hint="How much the judge knows a class by its other seeds instead of by its name."
            onChange={(blend) => {
              recipe.change({ blend });
            }}
          />
          {guided && (
            <>
              <div className={styles.pair}>
                <Select
                  label="Step rule"
                  value={settings.rule}
                  options={RULES}
                  hint="Sign as published."
                  onChange={(rule) => {
                    recipe.change({ rule });
                  }}
                />
                <NumberField
                  label="Step size"
                  value={settings.stepSize}
                  minimum={LIMITS.stepSize.least}
                  maximum={LIMITS.stepSize.most}
                  step={0.01}
                  hint="In units of the noise."
                  onChange={(stepSize) => {
                    recipe.change({ stepSize });
                  }}
                />
              </div>
              <Select
                label="Diversity"
                value={settings.diversity}
                options={DIVERSITIES}
                hint="Where the variants should differ from each other."
                onChange={(diversity) => {
                  recipe.change({ diversity });
                }}
              />
            </>
          )}
          <Select
            label="Noise"
            value={settings.granularity}
            options={GRANULARITIES}
            hint="A value a channel changes the style; a value a position adds grain."
            onChange={(granularity) => {
              recipe.change({ granularity });
            }}
          />
          <NumberField
            label="Run seed"
            value={settings.seed}
            minimum={LIMITS.seed.least}
            maximum={LIMITS.seed.most}
            hint="The same number gives the same pictures again."
            onChange={(seed) => {
              recipe.change({ seed });
            }}
          />
        </div>
      </Disclosure>
      <Button
        look="quiet"
        icon={<RotateCcw aria-hidden />}
        onClick={() => {
          recipe.reset();
        }}
      >
        Suggested settings
      </Button>
    </form>
  );
}
