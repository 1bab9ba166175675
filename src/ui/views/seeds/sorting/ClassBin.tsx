import { Camera, ImagePlus, Trash2, X } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { faultOf, type DraftClass } from '../../../../store/sorting/draft.ts';
import { cx } from '../../../cx.ts';
import { Button, IconButton } from '../../../elements/Button.tsx';
import { FileButton } from '../../../elements/FileButton.tsx';
import { TextField } from '../../../elements/TextField.tsx';
import { useActions } from '../../../hooks/studio.ts';
import { say } from '../../../words/say.ts';
import { LocalPicture } from './LocalPicture.tsx';
import styles from './ClassBin.module.css';

/** Pictures of a class that are shown. */
const SHOWN = 12;

export interface ClassBinProps {
  readonly bin: DraftClass;
  /** Its place from 1: the key that puts pictures into it. */
  readonly place: number;
  /** How many loose pictures are selected. */
  readonly selected: number;
}

/** A class that is being made: its name, and a place to drop pictures on. */
export function ClassBin({ bin, place, selected }: ClassBinProps) {
  const { sorting } = useActions();
  const [over, setOver] = useState(false);
  const { id, name, files } = bin;
  const called = name.trim() === '' ? say.seeds.class(place) : name.trim();
  const add = (added: readonly File[]) => {
    sorting.step({ kind: 'files-added', id, files: added });
  };
  const allow = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <li
      className={cx(styles.bin, over && styles.over)}
      onDragEnter={allow}
      onDragOver={allow}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        // The page around it takes what is dropped beside a class.
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        if (event.dataTransfer.types.includes('Files')) void sorting.drop(event.dataTransfer, id);
        else sorting.step({ kind: 'selected-put', id });
      }}
    >
      <div className={styles.head}>
        <TextField
          bare
          label={say.seeds.nameOfClass(place)}
          placeholder={say.seeds.class2(place)}
          value={name}
          refuse={(draft) => {
            const fault = faultOf(draft);
            return fault && say.sortingFault(fault);
          }}
          onChange={(to) => {
            sorting.step({ kind: 'named', id, name: to });
          }}
        />
        <IconButton
          label={say.seeds.remove(called)}
          icon={<Trash2 aria-hidden />}
          onClick={() => {
            sorting.step({ kind: 'class-removed', id });
          }}
        />
      </div>
      <ul className={styles.pictures} aria-label={say.seeds.picturesOf(called)}>
        {files.slice(0, SHOWN).map((file, i) => (
          <li key={`${i}:${file.name}`}>
            <button
              type="button"
              aria-label={say.seeds.takeOutOf(file.name, called)}
              title={file.name}
              onClick={() => {
                sorting.step({ kind: 'file-taken-out', id, file });
              }}
            >
              <LocalPicture file={file} />
              <X className={styles.out} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.count}>
        {files.length === 0
          ? say.seeds.dropPicturesHere
          : `${say.seeds.countedPictures(files.length)}${files.length > SHOWN ? say.seeds.shown(SHOWN) : ''}`}
      </p>
      <div className={styles.ways}>
        {selected > 0 && (
          <Button
            look="solid"
            onClick={() => {
              sorting.step({ kind: 'selected-put', id });
            }}
          >
            {say.seeds.putHere(selected)}
            <kbd>{place}</kbd>
          </Button>
        )}
        <FileButton
          label={say.seeds.addPicturesTo(called)}
          words={say.seeds.add}
          icon={<ImagePlus />}
          several
          onFiles={add}
        />
        <span className={styles.camera}>
          <FileButton
            label={say.seeds.photograph(called)}
            words={say.seeds.photograph2}
            icon={<Camera />}
            accept="image/*"
            camera
            onFiles={add}
          />
        </span>
      </div>
    </li>
  );
}
