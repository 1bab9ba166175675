import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { classSummaries } from '../../../store/seeds/classSummaries.ts';
import { countPictures } from '../../../store/seeds/count.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FewBits } from '../../parts/FewBits.tsx';
import { KeepGrey } from '../../parts/KeepGrey.tsx';
import { say } from '../../words/say.ts';
import { Confusions } from './Confusions.tsx';
import { JudgePanel } from './JudgePanel.tsx';
import { LabelReview } from './LabelReview.tsx';
import { LightTable } from './LightTable.tsx';
import { SourceNotes } from './SourceNotes.tsx';
import { Understood } from './Understood.tsx';
import { TourOffer } from './TourOffer.tsx';
import styles from './SeedsOverview.module.css';
import { useJudgeTrust } from './useJudgeTrust.ts';

/** What was read: classes with their pictures, and beside them what deserves a look. */
export function SeedsOverview() {
  const seeds = useStudioState((state) => state.seeds);
  const trust = useJudgeTrust(seeds);
  const summaries = useMemo(() => classSummaries(seeds), [seeds]);
  return (
    <div className={styles.page}>
      <Head />
      {seeds.phase.kind === 'ready' && seeds.phase.stopped && (
        <Notice tone="warn" title={say.seeds.readingWasStopped}>
          {say.seeds.whatHadBeenRead}
        </Notice>
      )}
      <TourOffer />
      <Understood />
      <FewBits of="picture" />
      <KeepGrey />
      <div className={styles.columns}>
        <div className={styles.found}>
          {trust && <LabelReview doubts={trust.doubts} />}
          {trust && <Confusions confusions={trust.confusions} />}
          <LightTable summaries={summaries} />
        </div>
        <aside className={styles.side}>
          <JudgePanel summaries={summaries} trust={trust} />
          <SourceNotes />
        </aside>
      </div>
    </div>
  );
}

/** Where every picture goes, and the way on: in sight wherever one is among the pictures. */
function Head() {
  const source = useStudioState((state) => state.seeds.source);
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const skipped = useStudioState((state) => state.seeds.refused.length);
  const { project, view } = useActions();
  const counts = useMemo(() => countPictures({ images, classes }), [images, classes]);
  const { aside, leftOut } = counts;
  return (
    <header className={styles.head}>
      <div className={styles.about}>
        <h1>
          <bdi>{source?.kind === 'sample' ? say.lightTable.sampleSet : (source?.name ?? '')}</bdi>
        </h1>
        <p>
          <strong>{say.lightTable.counts.grown(count(counts.grown))}</strong>{' '}
          {say.lightTable.counts.classes(counts.classes)}
          {aside > 0 && `${say.elements.comma}${say.lightTable.counts.aside(count(aside))}`}
          {leftOut > 0 && `${say.elements.comma}${say.lightTable.counts.leftOut(count(leftOut))}`}
          {skipped > 0 && `${say.elements.comma}${say.lightTable.counts.skipped(skipped)}`}
        </p>
      </div>
      <div className={styles.actions}>
        <Button
          look="quiet"
          onClick={() => {
            project.close();
          }}
        >
          {say.lightTable.allProjects}
        </Button>
        <Button
          look="solid"
          disabled={counts.grown === 0}
          onClick={() => {
            view.change({ step: 'recipe' });
          }}
        >
          {say.lightTable.goOn}
          <ArrowRight aria-hidden />
        </Button>
      </div>
    </header>
  );
}
