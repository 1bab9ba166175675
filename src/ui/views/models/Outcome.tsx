import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { Adding } from './Adding.tsx';
import { usePackWords } from './usePackWords.ts';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** What came of the last thing that was pressed. */
export function Outcome() {
  const phase = useStudioState((state) => state.models.phase);
  const named = useStudioState((state) => state.models.packs);
  const { models } = useActions();
  const { lackingTitle, lackWords, noteWords } = usePackWords();
  const close = (
    <Button
      look="quiet"
      onClick={() => {
        models.act({ kind: 'dismiss' });
      }}
    >
      {say.models.ok}
    </Button>
  );
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'adding':
      // A preset shows its own progress on its card.
      return phase.progress.kind === 'trying' ? (
        <Notice title={phase.of}>
          <Adding progress={phase.progress} />
        </Notice>
      ) : null;
    case 'choosing':
      return <Notice title={say.models.loadingIt}>{say.models.whatItReadsAnd}</Notice>;
    case 'added':
      return (
        <Notice
          tone="good"
          title={say.models.isHere(named?.find(({ key }) => key === phase.key)?.title ?? phase.of)}
          action={close}
        >
          <ul className={styles.notes}>
            {phase.pinned !== null && <li>{say.models.thisWasItsFirst(phase.pinned.slice(0, 12))}</li>}
            {phase.notes.map((note) => (
              <li key={note.code}>{noteWords(note)}</li>
            ))}
          </ul>
        </Notice>
      );
    case 'lacking':
      return (
        <Notice tone="bad" title={lackingTitle(phase)} action={close}>
          <ul className={styles.notes}>
            {phase.missing.map((lack) => (
              <li key={lackWords(lack)}>{lackWords(lack)}</li>
            ))}
          </ul>
        </Notice>
      );
    case 'failed':
      return <FailureNotice failure={phase.failure} action={close} />;
    default:
      return phase satisfies never;
  }
}
