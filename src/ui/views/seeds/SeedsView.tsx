import type { Failure } from '../../../core/failure.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { SeedsOverview } from './SeedsOverview.tsx';
import { SortPictures } from './sorting/SortPictures.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import { Understood } from './Understood.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import styles from './SeedsView.module.css';

/** Step 1: what was dropped, and what the judge says of it. */
export function SeedsView() {
  const phase = useStudioState((state) => state.seeds.phase);
  const empty = useStudioState((state) => state.seeds.images.size === 0);
  const sorting = useStudioState((state) => state.sorting.draft !== null);
  if (sorting && phase.kind !== 'reading')
    return <SortPictures {...(phase.kind === 'failed' && { failure: phase.failure })} />;
  switch (phase.kind) {
    case 'idle':
      return <StartScreen />;
    case 'reading':
      return <ReadingScreen done={phase.done} total={phase.total} />;
    case 'failed':
      return <StartScreen notice={<Failed failure={phase.failure} />} />;
    case 'ready':
      return empty ? (
        <StartScreen
          notice={
            <Notice tone="warn" title={say.seeds.noPicturesCameOf}>
              {<NothingRead />}
            </Notice>
          }
        />
      ) : (
        <SeedsOverview />
      );
    default:
      return phase satisfies never;
  }
}

/** What went wrong; pictures that only lack a class are a beginning. */
function Failed({ failure }: { readonly failure: Failure }) {
  const found = useStudioState((state) => state.sorting.found.length);
  const { sorting } = useActions();
  if (found === 0) {
    return (
      <>
        <FailureNotice failure={failure} />
        <Understood />
      </>
    );
  }
  return (
    <Notice
      tone="warn"
      title={say.seeds.pictureInNoClass(found)}
      action={
        <Button
          look="solid"
          onClick={() => {
            sorting.begin();
          }}
        >
          {found === 1 ? say.seeds.putItIntoA : say.seeds.putThePicturesInto(found)}
        </Button>
      }
    >
      {say.seeds.nameYourClassesHere}
      <code>{'<class>/*.jpg'}</code>
      {say.seeds.andChooseItAgain}
    </Notice>
  );
}

function NothingRead() {
  const refused = useStudioState((state) => state.seeds.refused);
  if (refused.length === 0) return say.seeds.itHoldsNoImage;
  return (
    <>
      {say.seeds.allOfFileWere(refused.length)}
      <ul className={styles.refused}>
        {refused.slice(0, 8).map(({ path, why }) => (
          <li key={path}>
            <bdi>{path}</bdi>: {say.reason(why)}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReadingScreen({ done, total }: { readonly done: number; readonly total: number }) {
  const source = useStudioState((state) => state.seeds.source);
  const { seeds } = useActions();
  return (
    <div className={styles.reading}>
      <h1>
        {say.seeds.reading}
        <bdi>{source?.name ?? say.seeds.itsPictures}</bdi>
      </h1>
      <Progress label={say.seeds.reading2} value={done} max={total} text={say.seeds.ofFiles(done, total)} />
      <div className={styles.readingFoot}>
        <span>{say.seeds.ofFile(done, total)}</span>
        <Button
          onClick={() => {
            seeds.stopReading();
          }}
        >
          {say.seeds.stopReading}
        </Button>
      </div>
    </div>
  );
}
