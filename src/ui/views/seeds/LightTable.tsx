import { Search } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { imageId, type ImageId } from '../../../core/brands.ts';
import type { ClassSummary } from '../../../store/seeds/classSummaries.ts';
import { found, inOrder, type ClassOrder } from '../../../store/seeds/order.ts';
import { Select } from '../../elements/Select.tsx';
import inputs from '../../elements/inputs.module.css';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { classTitle } from '../../words/classTitle.ts';
import { say } from '../../words/say.ts';
import { ClassCard } from './ClassCard.tsx';
import styles from './LightTable.module.css';
import { SeedLarge } from './SeedLarge.tsx';

const ORDERS: readonly ClassOrder[] = ['weakest', 'name', 'most', 'fewest'];

const titleOf = ({ info }: ClassSummary) => classTitle(info, info.key);

/** All seeds by class, to be looked through: found, put in order, seen large, left out. */
export function LightTable({ summaries }: { readonly summaries: readonly ClassSummary[] }) {
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<ClassOrder>('weakest');
  const [large, setLarge] = useState<ImageId | null>(null);
  const { store } = useStudio();
  const { seeds } = useActions();
  const table = useRef<HTMLUListElement>(null);
  const inPlace = useStanding(summaries, order);
  const shown = useMemo(() => found(inPlace, query, titleOf), [inPlace, query]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const { seed: id } = event.target.dataset;
    if (id === undefined) return;
    const tiles = [...(table.current?.querySelectorAll<HTMLElement>('[data-seed]') ?? [])];
    const to = placeAfter(event.key, tiles.indexOf(event.target), tiles.length);
    if (to !== null) tiles[to]?.focus();
    else if (/^(?:x|Delete)$/iu.test(event.key)) {
      const image = store.getState().seeds.images.get(imageId(id));
      if (image) seeds.leaveOutSeeds([image.id], !image.leftOut);
    } else return;
    event.preventDefault();
  }

  return (
    <section className={styles.table}>
      <div className={styles.bar}>
        <label className={styles.find}>
          <Search aria-hidden />
          <input
            className={inputs.input}
            type="search"
            aria-label={say.lightTable.find}
            placeholder={say.lightTable.find}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
            }}
          />
        </label>
        <div className={styles.order}>
          <Select
            label={say.lightTable.sort}
            bare
            value={order}
            options={ORDERS.map((value) => ({ value, label: say.lightTable.orders[value] }))}
            onChange={setOrder}
          />
        </div>
        <p className={styles.keys}>{say.lightTable.keys}</p>
      </div>
      {shown.length === 0 && (
        <p className={styles.keys} role="status">
          {say.lightTable.nothingFound(query)}
        </p>
      )}
      <ul ref={table} className={styles.classes} aria-label={say.seeds.classes} onKeyDown={onKeyDown}>
        {shown.map((summary) => (
          <ClassCard key={summary.info.key} summary={summary} onOpen={setLarge} />
        ))}
      </ul>
      <SeedLarge
        id={large}
        among={shown.filter(({ info }) => !info.leftOut).flatMap((summary) => summary.seeds)}
        onShow={setLarge}
      />
    </section>
  );
}

/**
 * Classes in their order. What a person leaves out changes what the judge reads: the classes stay where they lie, until they are put into
 * another order or others come.
 */
function useStanding(summaries: readonly ClassSummary[], order: ClassOrder): readonly ClassSummary[] {
  const judged = useStudioState(({ seeds }) => seeds.preflight.kind === 'ready');
  const [standing, setStanding] = useState<{ readonly of: string; readonly keys: readonly string[] } | null>(null);
  const present = summaries.map(({ info }) => info.key);
  const of = `${order} ${present.toSorted().join('/')}`;
  // Before all are read, the weakest are not known.
  const known = judged || order !== 'weakest';
  if (known && standing?.of !== of) {
    setStanding({ of, keys: inOrder(summaries, order, titleOf).map(({ info }) => info.key) });
  }
  return useMemo(() => {
    const places = new Map(standing?.keys.map((key, place) => [key, place]));
    return summaries.toSorted((a, b) => (places.get(a.info.key) ?? 0) - (places.get(b.info.key) ?? 0));
  }, [summaries, standing]);
}

/** Where a key leads from a place among the tiles; `null` for a key that leads nowhere. */
function placeAfter(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowRight':
      return Math.min(length - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
