import { memo, type MouseEvent } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import type { ClassInfo, SeedImage } from '../../../store/seeds/state.ts';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './SeedTile.module.css';

export interface SeedTileProps {
  readonly image: SeedImage;
  /** Index of its class. */
  readonly label: number;
  readonly classes: readonly ClassInfo[];
  /** Whether Tab stops here: once in every class, arrows do the rest. */
  readonly stop: boolean;
  readonly onFocus: (id: ImageId) => void;
  readonly onOpen: (id: ImageId) => void;
}

/** One seed: pressing it shows it large; X, or the corner, leaves it out or takes it back. */
export const SeedTile = memo(function SeedTile({ image, label, classes, stop, onFocus, onOpen }: SeedTileProps) {
  const reading = useStudioState(({ seeds: { preflight } }) =>
    preflight.kind === 'idle' ? undefined : preflight.readings.get(image.id),
  );
  const { seeds } = useActions();
  const misread = reading !== undefined && reading.top1 !== label && !image.leftOut;
  const readAs = reading && classes[reading.top1]?.name;
  const notes = [
    ...image.flags.map((flag) => say.lightTable.flags[flag.kind]),
    ...(misread && readAs !== undefined ? [say.lightTable.readAs(readAs)] : []),
  ];
  const press = (event: MouseEvent) => {
    // Its corner is for who points; a key of its own does the same.
    const corner = event.target instanceof Element && event.target.closest(`.${styles.act!}`) !== null;
    if (corner) seeds.leaveOutSeeds([image.id], !image.leftOut);
    else onOpen(image.id);
  };
  return (
    <li>
      <button
        type="button"
        className={cx(styles.tile, image.leftOut && styles.leftOut)}
        data-seed={image.id}
        tabIndex={stop ? 0 : -1}
        aria-label={[image.name, ...notes, image.leftOut ? say.lightTable.isLeftOut : say.lightTable.used].join(', ')}
        title={describe(image, reading && say.lightTable.score(percent(reading.classScore)), notes)}
        onFocus={() => {
          onFocus(image.id);
        }}
        onClick={press}
      >
        <LazyPicture image={image.thumbnail} alt="" />
        {notes.length > 0 && !image.leftOut && (
          <span className={cx(styles.note, misread && styles.misread)}>{notes.at(-1)}</span>
        )}
        {image.leftOut && <span className={styles.note}>{say.lightTable.isLeftOut}</span>}
        <span className={styles.act} aria-hidden="true">
          {image.leftOut ? say.lightTable.useAgain : say.lightTable.leaveOut}
        </span>
      </button>
    </li>
  );
});

function describe(image: SeedImage, score: string | undefined, notes: readonly string[]): string {
  const lines = [image.id, `${image.width} × ${image.height} px`, score, ...notes];
  const duplicate = image.flags.find((flag) => flag.kind === 'duplicate');
  if (duplicate) lines.push(say.lightTable.sameAs(duplicate.of));
  return lines.filter((line) => line !== undefined).join('\n');
}
