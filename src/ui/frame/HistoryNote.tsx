import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isOfSeeds, lastChange, slotsOf, type HistoryChange } from '../../store/review/lastChange.ts';
import { Button } from '../elements/Button.tsx';
import { useActions, useStudio } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
import styles from './HistoryNote.module.css';

/** How long the note stays, in milliseconds. */
const STAYS = 6000;

const WORDS: Readonly<Record<HistoryChange['kind'], string>> = {
  done: '',
  get undone() {
    return say.frame.undone;
  },
  get redone() {
    return say.frame.doneAgain;
  },
};

/** Says what was just done to many variants or to seeds, undone or done again, and leads to them. */
export function HistoryNote() {
  const { store } = useStudio();
  const { view, review } = useActions();
  const [note, setNote] = useState<HistoryChange | null>(null);

  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.review === before.review) return;
        const change = lastChange(before.review, state.review);
        if (change === null) {
          setNote(null);
          return;
        }
        const slots = slotsOf(change.step);
        const seeds = isOfSeeds(change.step);
        // One decision is seen where it is made; what is taken back may be far away.
        if (change.kind === 'done' && slots.length < 2 && !seeds) {
          setNote(null);
          return;
        }
        setNote(change);
        if (change.kind !== 'done' && !seeds) view.change({ focus: slots[0] ?? null, selection: new Set(slots) });
      }),
    [store, view],
  );
  useEffect(() => {
    if (note === null) return;
    const timer = setTimeout(() => {
      setNote(null);
    }, STAYS);
    return () => {
      clearTimeout(timer);
    };
  }, [note]);

  return (
    <div className={styles.place} role="status">
      {note !== null && (
        <div className={styles.note}>
          <span>
            {WORDS[note.kind]}
            {say.step(note.step.title)}
          </span>
          {note.kind !== 'undone' && (
            <Button
              look="quiet"
              icon={<Undo2 aria-hidden />}
              onClick={() => {
                review.undo();
              }}
            >
              {say.frame.undo}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
