import {
  atDistance,
  distanceOf,
  FARTHEST,
  partsOfPreset,
  presetOfParts,
  reachesOf,
  RECIPE_PRESETS,
  type RecipePreset,
} from '../../../core/run/distance.ts';
import type { PriorKind } from '../../../core/methods/priorKind.ts';
import { isWhole } from '../../../core/methods/settings.ts';
import { methodOf } from '../../../core/methods/table.ts';
import { Choice } from '../../elements/Choice.tsx';
import { ZonedSlider } from '../../elements/ZonedSlider.tsx';
import { figure, percent } from '../../format.ts';
import { Term } from '../../guide/GuideContext.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './HowFar.module.css';
import { proposalOf, yardstickOf, zoneOf, type Zone } from './yardstick.ts';

/** The paper's own is about a prior that encodes and decodes; methods that denoise have presets of their own. */
const presetsFor = (kind: PriorKind): readonly RecipePreset[] =>
  kind === 'autoencoder' ? RECIPE_PRESETS : RECIPE_PRESETS.filter((preset) => preset !== 'published');

/** Stops of the slider, as a multiple of what is proposed. */
const STOP = 0.05;

/** Recipes by name, and how far the present one goes: the same for every method that has a distance. */
export function HowFar() {
  const parts = useStudioState((state) => state.recipe.settings.parts);
  const proposal = useStudioState((state) => proposalOf(state.recipe));
  const limits = useStudioState((state) => state.recipe.limits);
  const { recipe } = useActions();
  const yardstick = yardstickOf(proposal, limits);
  const preset = presetOfParts(parts, yardstick);
  return (
    <section className={styles.howFar} aria-label={say.howFar.recipes}>
      <Choice
        label={say.howFar.recipes}
        className={styles.presets}
        value={preset ?? 'own'}
        options={presetsFor(limits.priorKind).map((value) => ({ value, label: say.howFar.presets[value].title }))}
        onChange={(chosen) => {
          if (chosen !== 'own') recipe.change({ parts: partsOfPreset(chosen, yardstick) });
        }}
      />
      <p className={styles.about}>
        {preset === null ? say.howFar.own : say.howFar.presets[preset].about}
        {say.elements.between}
        {proposal ? say.howFar.ofProposal : say.howFar.ofDefault}
      </p>
      <Distance />
    </section>
  );
}

function Distance() {
  const parts = useStudioState((state) => state.recipe.settings.parts);
  const proposal = useStudioState((state) => proposalOf(state.recipe));
  const limits = useStudioState((state) => state.recipe.limits);
  const { recipe } = useActions();
  const yardstick = yardstickOf(proposal, limits);
  const times = distanceOf(parts, yardstick);
  if (times === null) return <p className={styles.about}>{say.howFar.nothing}</p>;
  const reaches = reachesOf(parts, yardstick);
  const still = parts.filter(({ method }) => !reaches.some((reach) => reach.method === method));
  const zone = zoneOf(proposal);
  const mark = proposal ? say.howFar.proposed : say.howFar.suggested;
  const moved = parts.flatMap(({ method }) => {
    const own = reaches.filter((reach) => reach.method === method);
    const settings = own.map(({ setting, value }) =>
      say.howFar.setting(say.term(setting.label), figure(value, isWhole(setting) ? 0 : 2)),
    );
    return own.length === 0 ? [] : [say.howFar.ofMethod(say.term(methodOf(method).title), settings)];
  });
  return (
    <ZonedSlider
      label={say.howFar.title}
      value={times}
      minimum={0}
      maximum={Math.max(FARTHEST, times)}
      step={STOP}
      text={say.howFar.times(times, mark)}
      mark={{ value: 1, text: mark }}
      warnFrom={zone.times}
      warning={times > zone.times && sayZone(zone)}
      hint={
        <>
          {say.howFar.moves(moved)}
          {say.elements.between}
          {still.length > 0 &&
            `${say.howFar.still(still.map(({ method }) => say.term(methodOf(method).title)))}${say.elements.between}`}
          <Term id="epsilon">{say.howFar.radius}</Term>
        </>
      }
      onChange={(chosen) => {
        recipe.change({ parts: atDistance(parts, yardstick, chosen) });
      }}
    />
  );
}

function sayZone(zone: Zone): string {
  switch (zone.kind) {
    case 'tried':
      return say.howFar.zone.tried(percent(zone.kept));
    case 'untried':
      return say.howFar.zone.untried;
    case 'suggested':
      return say.howFar.zone.suggested;
    default:
      return zone satisfies never;
  }
}
