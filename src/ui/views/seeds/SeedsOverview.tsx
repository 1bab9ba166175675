import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { classSummaries, isSeed } from '../../../store/seeds/classSummaries.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Stat, Stats } from '../../elements/Stat.tsx';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FewBits } from '../../parts/FewBits.tsx';
import { KeepGrey } from '../../parts/KeepGrey.tsx';
import { ClassCard } from './ClassCard.tsx';
import { Confusions } from './Confusions.tsx';
import { JudgePanel } from './JudgePanel.tsx';
import { LabelReview } from './LabelReview.tsx';
import { SourceNotes } from './SourceNotes.tsx';
import { Understood } from './Understood.tsx';
import { say } from '../../words/say.ts';
import styles from './SeedsOverview.module.css';
import { useJudgeTrust } from './useJudgeTrust.ts';

/** What was read: classes with their pictures, and beside them what deserves a look. */
export function SeedsOverview() {
  const seeds = useStudioState((state) => state.seeds);
  const actions = useActions();
  const trust = useJudgeTrust(seeds);
  const summaries = useMemo(() => classSummaries(seeds), [seeds]);
  const used = useMemo(() => {
    const out = new Set(seeds.classes.filter((info) => info.leftOut).map((info) => info.key));
    return [...seeds.images.values()].filter((image) => isSeed(image) && !image.leftOut && !out.has(image.label))
      .length;
  }, [seeds]);
  const classCount = summaries.filter(({ info }) => !info.leftOut).length;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>
            <bdi>
              {seeds.source?.kind === 'sample' ? say.seeds.sampleSet : (seeds.source?.name ?? say.seeds.pictures)}
            </bdi>
          </h1>
          <Stats>
            <Stat label={say.seeds.seedsToGrow} value={count(used)} />
            <Stat label={say.seeds.classes} value={count(classCount)} />
            {seeds.images.size > used && (
              <Stat label={say.seeds.keptAsTheyAre} value={count(seeds.images.size - used)} />
            )}
            {seeds.refused.length > 0 && <Stat label={say.seeds.skippedFiles} value={count(seeds.refused.length)} />}
          </Stats>
        </div>
        <div className={styles.actions}>
          <Button
            look="quiet"
            onClick={() => {
              actions.project.close();
            }}
          >
            {say.seeds.allProjects}
          </Button>
          <Button
            look="solid"
            disabled={used === 0}
            onClick={() => {
              actions.view.change({ step: 'recipe' });
            }}
          >
            {say.seeds.continueToRecipe}
            <ArrowRight aria-hidden />
          </Button>
        </div>
      </header>
      {seeds.phase.kind === 'ready' && seeds.phase.stopped && (
        <Notice tone="warn" title={say.seeds.readingWasStopped}>
          {say.seeds.whatHadBeenRead}
        </Notice>
      )}
      <Understood />
      <FewBits of="picture" />
      <KeepGrey />
      <div className={styles.columns}>
        <div className={styles.found}>
          {trust && <LabelReview doubts={trust.doubts} />}
          {trust && <Confusions confusions={trust.confusions} />}
          <ul className={styles.classes} aria-label={say.seeds.classes}>
            {summaries.map((summary) => (
              <ClassCard key={summary.info.key} summary={summary} />
            ))}
          </ul>
        </div>
        <aside className={styles.side}>
          <JudgePanel summaries={summaries} trust={trust} />
          <SourceNotes />
        </aside>
      </div>
    </div>
  );
}
