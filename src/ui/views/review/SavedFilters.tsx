import { Bookmark, X } from 'lucide-react';
import { useState } from 'react';
import { READY_FILTERS, saved } from '../../../store/view/filters.ts';
import { countPassing } from '../../../store/view/selectors.ts';
import type { SavedFilter } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { cx } from '../../cx.ts';
import { count } from '../../format.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import inputs from '../../elements/inputs.module.css';
import styles from './SavedFilters.module.css';

/** Filters under a name, with what each would show now; and a name for the present one. */
export function SavedFilters() {
  const own = useStudioState((state) => state.view.savedFilters);
  const { view } = useActions();
  return (
    <section className={styles.saved} aria-label={say.review.savedFilters}>
      <ul>
        {READY_FILTERS.map((one) => (
          <li key={one.name}>
            <SavedChip one={one} />
          </li>
        ))}
        {own.map((one) => (
          <li key={say.review.own(one.name)}>
            <SavedChip one={one} />
            <button
              type="button"
              className={styles.remove}
              aria-label={say.review.forgetTheFilter(one.name)}
              onClick={() => {
                view.change({ savedFilters: own.filter(({ name }) => name !== one.name) });
              }}
            >
              <X aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <SaveForm />
    </section>
  );
}

function SavedChip({ one }: { readonly one: SavedFilter }) {
  const images = useStudioState((state) => state.seeds.images);
  const variants = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const picks = usePicks();
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const { view } = useActions();
  const pressed = JSON.stringify([filter, sort]) === JSON.stringify([one.filter, one.sort]);
  return (
    <button
      type="button"
      className={cx(styles.chip, pressed && styles.pressed)}
      aria-pressed={pressed}
      onClick={() => {
        view.change({ filter: one.filter, sort: one.sort, selection: new Set() });
      }}
    >
      <bdi>{one.name}</bdi> <span>{count(countPassing(variants, one.filter, { images, decisions, picks }))}</span>
    </button>
  );
}

function SaveForm() {
  const [name, setName] = useState('');
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const own = useStudioState((state) => state.view.savedFilters);
  const { view } = useActions();
  const words = name.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words === '') return;
        view.change({ savedFilters: saved(own, { name: words, filter, sort }) });
        setName('');
      }}
    >
      <input
        className={inputs.input}
        aria-label={say.review.nameForThisFilter}
        placeholder={say.review.nameForThisFilter2}
        maxLength={40}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Button type="submit" icon={<Bookmark aria-hidden />} disabled={words === ''}>
        {say.review.save}
      </Button>
    </form>
  );
}
