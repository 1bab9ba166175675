import { useMemo } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import type { SeedFlag, SeedImage, SeedsState } from '../../../store/seeds/state.ts';
import { isSeed } from '../../../store/seeds/classSummaries.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './Panel.module.css';

/** A picture of equal bytes is a copy, or one of two classes, or one of the test. */
type FlagGroup = SeedFlag['kind'] | 'conflict' | 'leak';

const flagTitles = (): Record<FlagGroup, readonly [noun: string, plural: string]> => ({
  duplicate: [say.seeds.exactDuplicate, say.seeds.exactDuplicates],
  conflict: [say.seeds.pictureInTwoClasses, say.seeds.picturesInTwoClasses],
  leak: [say.seeds.trainingPictureHeldOut, say.seeds.trainingPicturesHeldOut],
  small: [say.seeds.verySmallPicture, say.seeds.verySmallPictures],
  dark: [say.seeds.veryDarkPicture, say.seeds.veryDarkPictures],
  blurred: [say.seeds.veryBlurredPicture, say.seeds.veryBlurredPictures],
});
const titled = (kind: FlagGroup, pictures: number): string =>
  `${count(pictures)} ${flagTitles()[kind][pictures === 1 ? 0 : 1]}`;

/** As many lines as a person reads before they would rather search. */
const LINES = 200;

/** What was found besides the classes: splits, flags, refused files, licences. */
export function SourceNotes() {
  const { images, refused, licences } = useStudioState((state) => state.seeds);
  const splits = useMemo(() => countSplits(images), [images]);
  const flagged = useMemo(() => groupFlags(images), [images]);
  return (
    <div className={styles.notes}>
      {splits.length > 1 && (
        <Disclosure summary={say.seeds.splits(splits.length)} open>
          <ul className={styles.list}>
            {splits.map(({ split, size }) => (
              <li key={split} className={styles.row}>
                <span>
                  {split}, {split === 'train' ? say.seeds.isGrown : say.seeds.keptNeverTouched}
                </span>
                <span>{count(size)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {flagged.map(({ kind, paths }) => (
        <Disclosure key={kind} summary={titled(kind, paths.length)}>
          <PathList lines={paths.map(({ id, note }) => ({ path: id, note }))} />
          {kind !== 'conflict' && <LeaveOut ids={paths.map(({ id }) => id)} />}
        </Disclosure>
      ))}
      {refused.length > 0 && (
        <Disclosure summary={say.seeds.countedSkippedFiles(refused.length)}>
          <PathList lines={refused.map(({ path, why }) => ({ path, note: say.reason(why) }))} />
        </Disclosure>
      )}
      {licences.length > 0 && (
        <Disclosure summary={say.seeds.licencesOfTheSample}>
          <ul className={styles.list}>
            {licences.map(({ title, licence, attribution, url }) => (
              <li key={title}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
                , {licence}. {attribution}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** Leaves all flagged pictures out at once, or takes them back. */
function LeaveOut({ ids }: { readonly ids: readonly ImageId[] }) {
  const used = useStudioState(({ seeds }) => ids.some((id) => seeds.images.get(id)?.leftOut === false));
  const { seeds } = useActions();
  return (
    <Button
      look="quiet"
      onClick={() => {
        seeds.leaveOutSeeds(ids, used);
      }}
    >
      {used ? say.seeds.leaveThemOut : say.seeds.useThemAgain}
    </Button>
  );
}

function PathList({ lines }: { readonly lines: readonly { readonly path: string; readonly note: string }[] }) {
  return (
    // Scrolls by keyboard too.
    <ul className={styles.list} tabIndex={0}>
      {lines.slice(0, LINES).map(({ path, note }, i) => (
        <li key={`${i} ${path}`}>
          <bdi className={styles.path}>{path}</bdi> {note}
        </li>
      ))}
      {lines.length > LINES && <li>{say.seeds.andMore(count(lines.length - LINES))}</li>}
    </ul>
  );
}

function countSplits(images: SeedsState['images']) {
  const sizes = new Map<string, number>();
  for (const { split } of images.values()) {
    if (split !== null) sizes.set(split, (sizes.get(split) ?? 0) + 1);
  }
  return [...sizes].map(([split, size]) => ({ split, size }));
}

function groupFlags(images: SeedsState['images']) {
  const groups = new Map<FlagGroup, { readonly id: ImageId; readonly note: string }[]>();
  for (const image of images.values()) {
    for (const flag of image.flags) {
      const kind = flag.kind === 'duplicate' ? twinOf(image, images.get(flag.of)) : flag.kind;
      const group = groups.get(kind) ?? [];
      group.push({ id: image.id, note: flag.kind === 'duplicate' ? say.seeds.sameAs(flag.of) : sizeOf(image) });
      groups.set(kind, group);
    }
  }
  return [...groups].map(([kind, paths]) => ({ kind, paths }));
}

function twinOf(image: SeedImage, of: SeedImage | undefined): FlagGroup {
  if (of && isSeed(image) && !isSeed(of)) return 'leak';
  return of && of.label !== image.label ? 'conflict' : 'duplicate';
}

const sizeOf = ({ width, height }: SeedImage): string => `${width} × ${height} px`;
