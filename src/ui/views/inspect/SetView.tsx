import { useMemo } from 'react';
import { Stat, Stats } from '../../elements/Stat.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { count, figure, percent } from '../../format.ts';
import { useAsked } from '../../hooks/asked.ts';
import { useSnapshot } from '../../hooks/snapshot.ts';
import { useStudio, useStudioState } from '../../hooks/studio.ts';
import { ClassBalance } from './ClassBalance.tsx';
import { EmbeddingMap } from './EmbeddingMap.tsx';
import { SetHistograms } from './SetHistograms.tsx';
import styles from './SetView.module.css';

/** The whole set: what the variants are like together, and against their seeds. */
export function SetView() {
  const variants = useStudioState((state) => state.run.variants);
  const phase = useStudioState((state) => state.run.phase.kind);
  const { insight } = useStudio();
  const running = phase === 'running' || phase === 'pausing' || phase === 'stopping';
  const settled = useSnapshot(variants, running);
  const asked = useAsked(settled, () => insight.figures());
  const flips = useMemo(() => [...variants.values()].filter((variant) => !variant.keptClass).length, [variants]);
  const figures = asked.kind === 'answered' ? asked.answer : null;
  return (
    <div className={styles.set}>
      {running && <Notice>The run goes on. Map and distances are of what was there when this was opened.</Notice>}
      <Stats>
        <Stat label="Variants" value={count(variants.size)} />
        <Stat label="Read as another class" value={percent(flips / variants.size)} note={`${count(flips)} variants`} />
        <Stat
          label="From a seed to its nearest variant"
          value={figures ? figure(figures.coverage.seeds.mean, 3) : '…'}
          note={figures ? `at most ${figure(figures.coverage.seeds.largest, 3)}: covering radius` : 'covering radius'}
        />
        <Stat
          label="From a variant to its nearest seed"
          value={figures ? figure(figures.coverage.variants.mean, 3) : '…'}
          note={figures ? `at most ${figure(figures.coverage.variants.largest, 3)}` : ''}
        />
      </Stats>
      {asked.kind === 'failed' && <Notice tone="bad" title={asked.message} />}
      <SetHistograms />
      <div className={styles.columns}>
        <EmbeddingMap variants={settled} />
        <ClassBalance />
      </div>
    </div>
  );
}
