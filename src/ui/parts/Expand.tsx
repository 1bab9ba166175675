import { Sprout } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { outcomesOf } from '../../store/recipe/counts.ts';
import { sideOf } from '../../store/recipe/state.ts';
import { grownSeeds } from '../../store/seeds/selectors.ts';
import { Button } from '../elements/Button.tsx';
import { bytes, count, counted, duration } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { EN } from '../words/en.ts';
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

  const { perClass, variants } = settings;
  const outcomes = useMemo(() => outcomesOf(grownSeeds(seeds), { perClass, variants }), [seeds, perClass, variants]);
  const used = outcomes.reduce((sum, outcome) => sum + outcome.seeds, 0);
  const made = outcomes.reduce((sum, outcome) => sum + outcome.variants, 0);
  // Not until the models have said what suits them: a run keeps the settings that it began with.
  const waiting = engine.packs.length === 0 && (engine.phase.kind === 'idle' || engine.phase.kind === 'loading');
  const device = engine.device === null ? '' : engine.device.device === 'webgpu' ? 'WebGPU' : 'WASM';
  return (
    <footer className={styles.bar}>
      <p className={styles.words}>
        <strong>
          {perClass === null
            ? `${counted(used, 'seed')} × ${variants} = ${counted(made, 'new image')}`
            : `${counted(used, 'seed')}, up to ${count(perClass)} a class: ${counted(made, 'new image')}`}
        </strong>
        <span>
          {used > 0 && made === 0 && 'Every class has enough; ask for more images a class. '}
          {side} × {side} px
          {estimate.kind === 'measured' &&
            `, about ${bytes(estimate.bytes)}, ${estimate.seconds < 1 ? '' : 'about '}${duration(estimate.seconds)}${device && ` on ${device}`} (measured here)`}
          {waiting && ', the models are loading…'}
          {estimate.kind === 'measuring' && ', measuring how long it takes here…'}
          {estimate.kind === 'failed' && `. ${EN.failure(estimate.failure).message}`}
        </span>
      </p>
      {busy ? (
        <Button
          size="large"
          onClick={() => {
            actions.view.change({ step: 'grow' });
          }}
        >
          See it grow
        </Button>
      ) : (
        <Button
          look="solid"
          size="large"
          icon={<Sprout aria-hidden />}
          disabled={made === 0 || waiting}
          onClick={() => {
            if (hasWork && !confirm('Grow again? The present variants and their review are given up.')) return;
            actions.run.expand();
            actions.view.change({ step: 'grow' });
          }}
        >
          Expand
        </Button>
      )}
      <span className={styles.live} role="status">
        {estimate.kind === 'measured' ? `${count(estimate.images)} images, ${duration(estimate.seconds)}` : ''}
      </span>
    </footer>
  );
}
