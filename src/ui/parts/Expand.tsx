import { Sprout } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { isUniform } from '../../core/run/plan.ts';
import { outcomesOf } from '../../store/recipe/counts.ts';
import { sideOf } from '../../store/recipe/state.ts';
import { grownSeeds } from '../../store/seeds/selectors.ts';
import { Button } from '../elements/Button.tsx';
import { bytes, count, duration } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
import styles from './Expand.module.css';

/** Settings move in bursts; the probe waits for the end of one. */
const PROBE_DELAY = 700;

/** Before the run: how many images come out, how large, how long it takes here; and the start. */
export function Expand() {
  const seeds = useStudioState((state) => state.seeds);
  const settings = useStudioState((state) => state.recipe.settings);
  const side = useStudioState((state) => sideOf(state.recipe));
  const estimate = useStudioState((state) => state.recipe.estimate);
  // What moves under the person's hand comes first; the probe needs the models to itself.
  const previewing = useStudioState((state) => state.recipe.preview.busy);
  const phase = useStudioState((state) => state.run.phase.kind);
  const engine = useStudioState((state) => state.engine);
  const hasWork = useStudioState((state) => state.run.variants.size > 0);
  const actions = useActions();
  const busy = phase === 'running' || phase === 'pausing' || phase === 'paused' || phase === 'stopping';

  useEffect(() => {
    if (busy || previewing || estimate.kind !== 'none' || engine.phase.kind !== 'ready') return;
    const timer = setTimeout(() => {
      actions.recipe.measure();
    }, PROBE_DELAY);
    return () => {
      clearTimeout(timer);
    };
  }, [actions, estimate.kind, settings, busy, previewing, engine.phase.kind]);

  const { perClass, variants, topUps, parts } = settings;
  const outcomes = useMemo(
    () => outcomesOf(grownSeeds(seeds), { perClass, variants, topUps, parts }),
    [seeds, perClass, variants, topUps, parts],
  );
  const used = outcomes.reduce((sum, outcome) => sum + outcome.seeds, 0);
  const made = outcomes.reduce((sum, outcome) => sum + outcome.variants, 0);
  // Not until the models have said what suits them: a run keeps the settings that it began with.
  const waiting = engine.packs.length === 0 && (engine.phase.kind === 'idle' || engine.phase.kind === 'loading');
  const device = engine.device === null ? '' : engine.device.device === 'webgpu' ? 'WebGPU' : 'WASM';
  return (
    <footer className={styles.bar}>
      <p className={styles.words}>
        <strong>
          {isUniform(settings)
            ? `${say.parts.countedSeeds(used)} × ${variants} = ${say.parts.countedNewImages(made)}`
            : perClass === null || topUps
              ? say.parts.seedsCome(used, made)
              : say.parts.seedUpToA(used, count(perClass), made)}
        </strong>
        <span>
          {used > 0 && made === 0 && say.parts.everyClassHasEnough}
          {say.parts.px(side)}
          {estimate.kind === 'measured' &&
            say.parts.aboutMeasuredHere(
              bytes(estimate.bytes),
              estimate.seconds < 1 ? '' : say.parts.about,
              duration(estimate.seconds),
              device && say.parts.on(device),
            )}
          {waiting && say.parts.theModelsAreLoading}
          {estimate.kind === 'measuring' && say.parts.measuringHowLongIt}
          {hasWork && !busy && say.parts.theRunHereIsKept}
          {estimate.kind === 'failed' && `. ${say.failure(estimate.failure).message}`}
        </span>
      </p>
      {busy ? (
        <Button
          size="large"
          onClick={() => {
            actions.view.change({ step: 'grow' });
          }}
        >
          {say.parts.seeItGrow}
        </Button>
      ) : (
        <Button
          look="solid"
          size="large"
          icon={<Sprout aria-hidden />}
          disabled={made === 0 || waiting}
          onClick={() => {
            actions.run.expand();
            actions.view.change({ step: 'grow' });
          }}
        >
          {say.parts.startGrowing}
        </Button>
      )}
      <span className={styles.live} role="status">
        {estimate.kind === 'measured' ? say.parts.images(count(estimate.images), duration(estimate.seconds)) : ''}
      </span>
    </footer>
  );
}
