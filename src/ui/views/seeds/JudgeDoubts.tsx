import { useMemo } from 'react';
import { judgeTrust } from '../../../store/seeds/trust.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { counted, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import styles from './Panel.module.css';

/** Doubts that are listed; the others come up as these are settled. */
const LISTED = 8;

/** How far the judge can be trusted on these pictures, and the labels that it doubts, each with a way out. */
export function JudgeDoubts() {
  const state = useStudioState(({ seeds }) => seeds);
  const found = useMemo(() => judgeTrust(state), [state]);
  const { seeds } = useActions();
  if (!found || state.preflight.kind !== 'ready') return null;
  const { trust, doubts } = found;
  const { by } = state.preflight;
  const learnt = by !== undefined && by.mode !== 'names';
  const guessing = `Guessing: ${percent(trust.guessing.accuracy)}.`;
  return (
    <>
      <p className={styles.soft}>
        {learnt ? `Known by your own pictures, each judged without itself. ${guessing}` : guessing}
        {learnt && ` By their names alone: ${percent(by.names)}.`}
      </p>
      {trust.atChance && (
        <Notice tone="warn" title="The judge reads these classes no better than guessing">
          {learnt
            ? 'More pictures a class or a closer crop may help; classes that look the same can be made one.'
            : 'Two or more pictures in every class let it learn them from the pictures.'}
        </Notice>
      )}
      {doubts.length > 0 && (
        <div>
          <p className={styles.soft}>{counted(doubts.length, 'label')} may be wrong:</p>
          <ul className={styles.list} aria-label="Labels that may be wrong">
            {doubts.slice(0, LISTED).map(({ image, read, confidence }) => (
              <li key={image.id} className={styles.row}>
                <span>
                  <bdi className={styles.path}>{image.id}</bdi> is read as {state.classes[read]!.name} (
                  {percent(confidence)})
                </span>
                <Button
                  look="quiet"
                  aria-label={`Leave out ${image.id}`}
                  onClick={() => {
                    seeds.leaveOutSeed(image.id, true);
                  }}
                >
                  Leave out
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
