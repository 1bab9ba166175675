import { useRef, useState, type KeyboardEvent } from 'react';
import { useActions } from '../../../hooks/studio.ts';
import { LocalPicture } from './LocalPicture.tsx';
import { say } from '../../../words/say.ts';
import styles from './LooseTray.module.css';

export interface LooseTrayProps {
  readonly loose: readonly File[];
  readonly selected: ReadonlySet<File>;
}

/** Pictures without a class: some are selected, and a class takes them. */
export function LooseTray({ loose, selected }: LooseTrayProps) {
  const { sorting } = useActions();
  const [focus, setFocus] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.min(focus, loose.length - 1);
  const select = (files: readonly File[], wanted: boolean) => {
    sorting.step({ kind: 'selected', files, selected: wanted });
  };
  const goTo = (to: number, extend: boolean) => {
    const next = Math.max(0, Math.min(loose.length - 1, to));
    if (extend) select(loose.slice(Math.min(at, next), Math.max(at, next) + 1), true);
    setFocus(next);
    list.current?.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
  };
  const perRow = () => getComputedStyle(list.current!).gridTemplateColumns.split(' ').length;
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, () => number>> = {
      ArrowLeft: () => at - 1,
      ArrowRight: () => at + 1,
      ArrowUp: () => at - perRow(),
      ArrowDown: () => at + perRow(),
      Home: () => 0,
      End: () => loose.length - 1,
    };
    const step = steps[event.key];
    if (step) goTo(step(), event.shiftKey);
    else if (event.key === ' ') select([loose[at]!], !selected.has(loose[at]!));
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') select(loose, true);
    else if (event.key === 'Escape') select(loose, false);
    else return;
    event.preventDefault();
  };
  return (
    <section className={styles.tray} aria-label={say.seeds.picturesWithoutAClass}>
      <h2>{say.seeds.pictureWithoutAClass(loose.length)}</h2>
      <p>
        {say.seeds.selectSomeShiftFor}
        {selected.size > 0 && say.seeds.selected(selected.size)}
      </p>
      <ul
        ref={list}
        className={styles.grid}
        role="listbox"
        aria-multiselectable="true"
        aria-label={say.seeds.picturesWithoutAClass}
        onKeyDown={onKeyDown}
      >
        {loose.map((file, i) => (
          <li
            key={`${i}:${file.name}`}
            role="option"
            aria-selected={selected.has(file)}
            aria-label={file.name}
            title={file.name}
            tabIndex={i === at ? 0 : -1}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData('text/plain', file.name);
              select([file], true);
            }}
            onFocus={() => {
              setFocus(i);
            }}
            onClick={(event) => {
              if (event.shiftKey) goTo(i, true);
              else select([file], !selected.has(file));
              setFocus(i);
            }}
          >
            <LocalPicture file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}
