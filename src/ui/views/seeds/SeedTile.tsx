import { memo } from 'react';
import type { ClassInfo, SeedFlag, SeedImage } from '../../../store/seeds/state.ts';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './SeedTile.module.css';

const FLAGS: Record<SeedFlag['kind'], string> = {
  duplicate: 'duplicate',
  small: 'small',
  dark: 'dark',
  blurred: 'blurred',
};

export interface SeedTileProps {
  readonly image: SeedImage;
  /** Index of its class. */
  readonly label: number;
  readonly classes: readonly ClassInfo[];
}

/** One seed: pressing it leaves it out or takes it back. */
export const SeedTile = memo(function SeedTile({ image, label, classes }: SeedTileProps) {
  const reading = useStudioState(({ seeds: { preflight } }) =>
    preflight.kind === 'idle' ? undefined : preflight.readings.get(image.id),
  );
  const { seeds } = useActions();
  const misread = reading !== undefined && reading.top1 !== label && !image.leftOut;
  const readAs = reading && classes[reading.top1]?.name;
  const notes = [
    ...image.flags.map((flag) => FLAGS[flag.kind]),
    ...(misread && readAs !== undefined ? [say.seeds.readAs3(readAs)] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className={cx(styles.tile, image.leftOut && styles.leftOut)}
        aria-pressed={!image.leftOut}
        aria-label={[image.name, ...notes, image.leftOut ? say.seeds.leftOut : 'used'].join(', ')}
        title={describe(image, reading && say.seeds.pForItsClass(percent(reading.classScore)), notes)}
        onClick={() => {
          seeds.leaveOutSeeds([image.id], !image.leftOut);
        }}
      >
        <LazyPicture image={image.thumbnail} alt="" />
        {notes.length > 0 && !image.leftOut && (
          <span className={cx(styles.note, misread && styles.misread)}>{notes.at(-1)}</span>
        )}
        {image.leftOut && <span className={styles.note}>{say.seeds.leftOut}</span>}
        <span className={styles.act} aria-hidden="true">
          {image.leftOut ? say.seeds.useAgain : say.seeds.leaveOut}
        </span>
      </button>
    </li>
  );
});

function describe(image: SeedImage, score: string | undefined, notes: readonly string[]): string {
  const lines = [image.id, `${image.width} × ${image.height} px`, score, ...notes];
  const duplicate = image.flags.find((flag) => flag.kind === 'duplicate');
  if (duplicate) lines.push(say.seeds.sameAs(duplicate.of));
  return lines.filter((line) => line !== undefined).join('\n');
}
