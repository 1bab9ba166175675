import { useId, useState, type KeyboardEvent } from 'react';
import type { ClassKey, SlotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { Dialog } from '../../elements/Dialog.tsx';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import inputs from '../../elements/inputs.module.css';
import { cx } from '../../cx.ts';
import { decideAndGoOn } from '../decideAndGoOn.ts';
import { chosen } from './chosen.ts';
import styles from './LabelPalette.module.css';

/** Relabelling by name, however many classes there are: type a part of it, Enter. */
export function LabelPalette({ families }: { readonly families: readonly Family[] }) {
  const open = useStudioState((state) => state.view.labelling);
  const { view } = useActions();
  const { store } = useStudio();
  const close = () => {
    view.change({ labelling: false });
  };
  const slots = open ? chosen(families, store.getState().view) : [];
  return (
    <Dialog title={say.palette.title(slots.length)} open={open} onClose={close}>
      {open && <Palette slots={slots} order={families.flatMap((family) => family.slots)} onDone={close} />}
    </Dialog>
  );
}

interface PaletteProps {
  readonly slots: readonly SlotId[];
  /** All that are shown. */
  readonly order: readonly SlotId[];
  readonly onDone: () => void;
}

interface Option {
  /** `null`: the folder's class. */
  readonly key: ClassKey | null;
  readonly title: string;
}

function Palette({ slots, order, onDone }: PaletteProps) {
  const classes = useStudioState((state) => state.seeds.classes);
  const titleOf = useClassTitles();
  const { review, view } = useActions();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const sought = text.trim().toLocaleLowerCase();
  const all: readonly Option[] = [
    ...classes.filter(({ key }) => key !== '').map(({ key }) => ({ key, title: titleOf(key) })),
    { key: null, title: say.palette.keep },
  ];
  const found = rankedBy(all, sought);
  const take = ({ key }: Option) => {
    onDone();
    decideAndGoOn(
      slots,
      order,
      () => {
        review.relabel(slots, key);
      },
      (next) => {
        view.change({ focus: next, selection: new Set([next]) });
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = found[at];
    if (step !== undefined) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === 'Enter' && option) take(option);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.palette}>
      <input
        // The window was opened to type into it: it looks for the attribute, which React does not write.
        ref={(element) => {
          element?.setAttribute('autofocus', '');
        }}
        className={inputs.input}
        type="text"
        role="combobox"
        aria-label={say.palette.filter}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        placeholder={say.palette.hint}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={say.palette.filter} className={styles.options}>
        {found.map((option, i) => (
          <li
            key={option.key ?? ' '}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            ref={(element) => {
              if (i === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            className={cx(styles.option, i === at && styles.chosen)}
            onClick={() => {
              take(option);
            }}
          >
            <bdi>{option.title}</bdi>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p role="status">{say.palette.none}</p>}
    </div>
  );
}

/** Names that begin with what is sought first, then those that hold it. */
function rankedBy(options: readonly Option[], sought: string): readonly Option[] {
  const placeOf = ({ title }: Option) => title.toLocaleLowerCase().indexOf(sought);
  const first = options.filter((option) => placeOf(option) === 0);
  return [...first, ...options.filter((option) => placeOf(option) > 0)];
}
