import { ChevronLeft, ChevronRight, EyeOff, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import type { SeedImage } from '../../../store/seeds/state.ts';
import { Button, IconButton } from '../../elements/Button.tsx';
import { Dialog } from '../../elements/Dialog.tsx';
import { Select } from '../../elements/Select.tsx';
import { bytes } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { isTaken } from '../../hooks/keys.ts';
import { StoredImage } from '../../parts/StoredImage.tsx';
import { ObjectButton } from '../../parts/object/ObjectButton.tsx';
import { classTitle } from '../../words/classTitle.ts';
import { say } from '../../words/say.ts';
import { CropSlider } from './CropSlider.tsx';
import styles from './SeedLarge.module.css';
import { SeedReadings } from './SeedReadings.tsx';

export interface SeedLargeProps {
  /** `null` while none is large. */
  readonly id: ImageId | null;
  /** The seeds that one goes through, in their order. */
  readonly among: readonly SeedImage[];
  readonly onShow: (id: ImageId | null) => void;
}

/** A seed in a window of its own: what the models see of it, what the judge reads in it, its class, and whether it is used. */
export function SeedLarge({ id, among, onShow }: SeedLargeProps) {
  const { seeds } = useActions();
  const image = useStudioState((state) => (id === null ? undefined : state.seeds.images.get(id)));
  const at = among.findIndex((one) => one.id === id);
  const go = (by: number) => {
    const next = among[at + by];
    if (next) onShow(next.id);
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target, event.key)) return;
    // A window that opened above this one has keys of its own.
    const { target, currentTarget } = event;
    if (!(target instanceof Element) || target.closest('dialog')?.parentElement !== currentTarget) return;
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
    else if (image && /^(?:x|Delete)$/iu.test(event.key)) seeds.leaveOutSeeds([image.id], !image.leftOut);
    else return;
    event.preventDefault();
  }
  return (
    <div onKeyDown={onKeyDown}>
      <Dialog
        wide
        title={image?.name ?? ''}
        open={image !== undefined}
        onClose={() => {
          onShow(null);
        }}
      >
        {image && (
          <div className={styles.large}>
            <Whole image={image} />
            <div className={styles.side}>
              <div className={styles.way}>
                <IconButton
                  label={say.lightTable.large.previous}
                  icon={<ChevronLeft />}
                  disabled={at <= 0}
                  onClick={() => {
                    go(-1);
                  }}
                />
                <span>{say.lightTable.large.place(at + 1, among.length)}</span>
                <IconButton
                  label={say.lightTable.large.next}
                  icon={<ChevronRight />}
                  disabled={at < 0 || at === among.length - 1}
                  onClick={() => {
                    go(1);
                  }}
                />
                <Button
                  icon={image.leftOut ? <Undo2 aria-hidden /> : <EyeOff aria-hidden />}
                  aria-keyshortcuts="x"
                  onClick={() => {
                    seeds.leaveOutSeeds([image.id], !image.leftOut);
                  }}
                >
                  {image.leftOut ? say.lightTable.useAgain : say.lightTable.leaveOut} <kbd>X</kbd>
                </Button>
              </div>
              <ClassOfSeed image={image} />
              <SeedReadings image={image} />
              <ObjectButton id={image.id} />
            </div>
          </div>
        )}
      </Dialog>
    </div>
  );
}

/** The whole picture, with what the models see of it. */
function Whole({ image }: { readonly image: SeedImage }) {
  const fit = useStudioState((state) => state.engine.fit);
  const fixed = useStudioState(({ run, picks }) => run.variants.size + picks.all.size > 0);
  const { width, height } = image;
  const crop = fit === 'crop' && width !== height;
  const says =
    width === height || fit === null
      ? say.lightTable.large.whole
      : crop
        ? fixed
          ? say.lightTable.large.cropFixed
          : say.lightTable.large.crop
        : say.lightTable.large.squeezed;
  return (
    <figure className={styles.whole}>
      <div className={styles.picture} style={{ '--aspect': width / height }}>
        {/* Small at once, and then as it is, where the browser knows its format. */}
        <StoredImage key={`${image.id} small`} image={image.thumbnail} alt={image.name} />
        <StoredImage key={image.id} image={image.original} alt="" />
        {crop && <CropSlider key={`${image.id} crop`} image={image} />}
      </div>
      <figcaption>
        {say.lightTable.large.size(width, height, bytes(image.bytes))}. {says}
      </figcaption>
    </figure>
  );
}

/** Another class, where its own is wrong. */
function ClassOfSeed({ image }: { readonly image: SeedImage }) {
  const classes = useStudioState((state) => state.seeds.classes);
  const { seeds } = useActions();
  return (
    <Select
      label={say.lightTable.large.class}
      value={image.label}
      options={classes.map((info) => ({ value: info.key, label: classTitle(info, info.key) }))}
      onChange={(key) => {
        seeds.relabelSeed(image.id, key);
      }}
    />
  );
}
