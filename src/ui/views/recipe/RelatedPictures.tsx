import { FileArchive, FolderOpen, Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { LIMITS } from '../../../core/limits.ts';
import type { PicksPhase, PicksProposal } from '../../../store/picks/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { Slider } from '../../elements/Slider.tsx';
import { count, percent } from '../../format.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './RelatedPictures.module.css';

/** Pictures that are shown of a class. */
const SHOWN = 6;

/** Real pictures out of a folder without labels: the judge proposes those that it is sure of, and a person adds them. */
export function RelatedPictures() {
  const phase = useStudioState((state) => state.picks.phase);
  const picks = usePicks();
  const { picks: actions, view } = useActions();
  const section = useDropped((transfer) => {
    actions.openDrop(transfer);
  });
  const open = (files: readonly File[]) => {
    actions.open(files);
  };
  return (
    <section ref={section} className={styles.related} aria-label={say.recipe.relatedPictures}>
      <h2>{say.recipe.relatedPictures}</h2>
      <p>{say.recipe.realNewPicturesShow}</p>
      <PhaseOf phase={phase} />
      {phase.kind !== 'reading' && phase.kind !== 'looking' && (
        <div className={styles.row}>
          <FileButton
            folder
            icon={<FolderOpen aria-hidden />}
            label={say.recipe.chooseRelatedPictures}
            onFiles={open}
          />
          <FileButton
            accept=".zip,.tar,.gz,.tgz"
            icon={<FileArchive aria-hidden />}
            label={say.recipe.aZipOfThem}
            onFiles={open}
          />
        </div>
      )}
      {picks.size > 0 && (
        <>
          <p role="status">{say.recipe.relatedPictureInThis(picks.size)}</p>
          <div className={styles.row}>
            <Button
              onClick={() => {
                view.change({ step: 'review' });
              }}
            >
              {say.recipe.reviewThem}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                actions.remove();
              }}
            >
              {say.recipe.takeThemOut}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function PhaseOf({ phase }: { readonly phase: PicksPhase }) {
  const { picks } = useActions();
  switch (phase.kind) {
    case 'none':
      return null;
    case 'failed':
      return <FailureNotice failure={phase.failure} />;
    case 'reading':
    case 'looking': {
      const label = phase.kind === 'reading' ? say.recipe.readingRelatedPictures : say.recipe.theJudgeLooksAt;
      return (
        <>
          <p>{say.recipe.ofWord(label, count(phase.done), count(phase.total))}</p>
          <Progress label={label} value={phase.done} max={Math.max(1, phase.total)} thin />
          <Button
            look="quiet"
            onClick={() => {
              picks.dismiss();
            }}
          >
            {say.recipe.cancel}
          </Button>
        </>
      );
    }
    case 'ready':
      return <Proposal proposal={phase.proposal} />;
    default:
      return phase satisfies never;
  }
}

/** What would be added, class by class, and how sure that is. */
function Proposal({ proposal }: { readonly proposal: PicksProposal }) {
  const precision = useStudioState((state) => state.picks.precision);
  const infos = useStudioState((state) => state.seeds.classes);
  const { picks } = useActions();
  const { name, looked, skipped, classes, found, passedOver } = proposal;
  const { least, most } = LIMITS.pickPrecision;
  const over = [...passedOver.values()].reduce((sum, pictures) => sum + pictures, 0);
  return (
    <div className={styles.proposal}>
      <Slider
        label={say.recipe.shouldBeRight}
        value={precision}
        minimum={least}
        maximum={most}
        step={0.01}
        text={percent(precision)}
        hint={say.recipe.shareOfWhatIs}
        onChange={(share) => {
          picks.demand(share);
        }}
      />
      <p aria-live="polite">
        <b>{say.recipe.countedPictures(found.length)}</b>
        {say.recipe.ofIn(count(looked))}
        <bdi>{name}</bdi>
        {say.recipe.wouldBeAdded}
        {skipped > 0 && say.recipe.otherFileLeftOut(skipped)}
      </p>
      <ul className={styles.classes}>
        {classes.map(({ key, sureness }) => {
          const own = found.filter(({ label }) => label === key);
          return (
            <li key={key}>
              <h3>
                <bdi>{infos.find((info) => info.key === key)?.name ?? key}</bdi> <span>{count(own.length)}</span>
              </h3>
              <p>{say.sureness(sureness)}</p>
              {own.length > 0 && (
                <div className={styles.strip}>
                  {own.slice(0, SHOWN).map(({ slot, thumbnail, facts }) => (
                    <LazyPicture key={slot} image={thumbnail} alt={say.recipe.picture(facts.from)} />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {passedOver.size > 0 && (
        <Disclosure summary={say.recipe.picturePassedOver(over)}>
          <ul className={styles.reasons}>
            {[...passedOver].map(([why, pictures]) => (
              <li key={why}>{say.passedOver(why, pictures)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <div className={styles.row}>
        <Button
          look="solid"
          icon={<Plus aria-hidden />}
          disabled={found.length === 0}
          onClick={() => {
            picks.add();
          }}
        >
          {say.recipe.addPictureToReview(found.length)}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            picks.dismiss();
          }}
        >
          {say.recipe.notNow}
        </Button>
      </div>
    </div>
  );
}

/** Takes what is dropped on an element, before the page opens it as a data set. */
function useDropped(take: (transfer: DataTransfer) => void) {
  const ref = useRef<HTMLElement>(null);
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    take(event.dataTransfer);
  });
  useEffect(() => {
    const element = ref.current;
    const drop = (event: DragEvent) => {
      onDrop(event);
    };
    element?.addEventListener('drop', drop);
    return () => {
      element?.removeEventListener('drop', drop);
    };
  }, []);
  return ref;
}
