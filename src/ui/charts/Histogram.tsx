import { max } from 'd3-array';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { barToward, stopOf, type BarAt } from './barKeys.ts';
import type { Bins } from './bins.ts';
import { countIn } from './bins.ts';
import { say } from '../words/say.ts';
import styles from './Histogram.module.css';

export interface HistogramRow {
  readonly name: string;
  readonly values: readonly number[];
}

export interface HistogramProps {
  /** A question that the bars answer. */
  readonly title: string;
  readonly subtitle: string;
  readonly bins: Bins;
  /** All values, then those of each class. */
  readonly all: readonly number[];
  readonly rows: readonly HistogramRow[];
  /** What the whole set is compared with: drawn as an outline of its own height. Default: nothing. */
  readonly own?: readonly number[] | undefined;
  readonly format: (value: number) => string;
  /** Shows the images behind a bar: its borders, and the row (`null` for all). */
  readonly onPick: (minimum: number, maximum: number, row: number | null) => void;
}

/**
 * How often a figure has which value: for the whole set, and small for every class. A set has hundreds of bars: Tab comes to one of
 * them, and arrow keys go on from there.
 */
export function Histogram({ title, subtitle, bins, all, rows, own, format, onPick }: HistogramProps) {
  const id = useId();
  const { edges } = bins;
  const [last, setLast] = useState<BarAt | null>(null);
  const counts = useMemo(
    () => [all, ...rows.map(({ values }) => values)].map((of) => countIn(of, bins)),
    [all, rows, bins],
  );
  const outline = useMemo(() => (own ? countIn(own, bins) : null), [own, bins]);
  const stop = stopOf(counts, last);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stop && !event.ctrlKey && !event.metaKey && !event.altKey ? barToward(counts, stop, event.key) : null;
    if (!next) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-bar="${next.row} ${next.bin}"]`)?.focus();
  };
  const bars = (row: number, name: string) => (
    <Bars
      row={row}
      counts={counts[row]!}
      outline={row === 0 ? outline : null}
      bins={bins}
      format={format}
      name={name}
      stop={stop}
      onFocus={setLast}
      onPick={(low, high) => {
        onPick(low, high, row === 0 ? null : row - 1);
      }}
    />
  );
  return (
    <figure className={styles.histogram} aria-labelledby={id} onKeyDown={onKeyDown}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <span>{subtitle}</span>
      </figcaption>
      <div className={styles.whole}>{bars(0, say.elements.allClasses)}</div>
      <div className={styles.axis} aria-hidden="true">
        <span>{format(edges[0]!)}</span>
        <span>{format((edges[0]! + edges.at(-1)!) / 2)}</span>
        <span>{format(edges.at(-1)!)}</span>
      </div>
      <ul className={styles.rows}>
        {rows.map(({ name }, i) => (
          <li key={name}>
            <bdi>{name}</bdi>
            {bars(i + 1, name)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface BarsProps {
  /** 0 is the whole set, and large. */
  readonly row: number;
  readonly counts: readonly number[];
  /** Counts of what it is compared with. */
  readonly outline: readonly number[] | null;
  readonly bins: Bins;
  readonly name: string;
  readonly format: (value: number) => string;
  /** The bar of the histogram that Tab comes to. */
  readonly stop: BarAt | null;
  readonly onFocus: (at: BarAt) => void;
  readonly onPick: (minimum: number, maximum: number) => void;
}

function Bars({ row, counts, outline, bins: { edges }, name, format, stop, onFocus, onPick }: BarsProps) {
  const most = max(counts) ?? 0;
  const highest = max(outline ?? []) ?? 0;
  return (
    <div className={row === 0 ? styles.tall : styles.bars} role="group" aria-label={name}>
      {counts.map((n, bin) => {
        const range = say.elements.fromTo(format(edges[bin]!), format(edges[bin + 1]!));
        const label = `${say.elements.countedVariants(n)}${row === 0 ? '' : say.elements.ofWord(name)} ${range}`;
        return (
          <button
            key={bin}
            type="button"
            disabled={n === 0}
            data-bar={`${row} ${bin}`}
            tabIndex={stop?.row === row && stop.bin === bin ? 0 : -1}
            title={label}
            aria-label={label}
            onFocus={() => {
              onFocus({ row, bin });
            }}
            onClick={() => {
              onPick(edges[bin]!, edges[bin + 1]!);
            }}
          >
            <i style={{ blockSize: most > 0 ? `${(100 * n) / most}%` : 0 }} />
            {outline && highest > 0 && outline[bin]! > 0 && (
              <span style={{ blockSize: `${(100 * outline[bin]!) / highest}%` }} />
            )}
          </button>
        );
      })}
    </div>
  );
}
