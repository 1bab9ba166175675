import { max } from 'd3-array';
import { useId } from 'react';
import { counted } from '../format.ts';
import type { Bins } from './bins.ts';
import { countIn } from './bins.ts';
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
  readonly format: (value: number) => string;
  /** Shows the images behind a bar: its borders, and the row (`null` for all). */
  readonly onPick: (minimum: number, maximum: number, row: number | null) => void;
}

/** How often a figure has which value: for the whole set, and small for every class. */
export function Histogram({ title, subtitle, bins, all, rows, format, onPick }: HistogramProps) {
  const id = useId();
  const { edges } = bins;
  return (
    <figure className={styles.histogram} aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <span>{subtitle}</span>
      </figcaption>
      <Bars
        counts={countIn(all, bins)}
        bins={bins}
        format={format}
        name="all classes"
        tall
        onPick={(low, high) => {
          onPick(low, high, null);
        }}
      />
      <div className={styles.axis} aria-hidden="true">
        <span>{format(edges[0]!)}</span>
        <span>{format((edges[0]! + edges.at(-1)!) / 2)}</span>
        <span>{format(edges.at(-1)!)}</span>
      </div>
      <ul className={styles.rows}>
        {rows.map((row, i) => (
          <li key={row.name}>
            <bdi>{row.name}</bdi>
            <Bars
              counts={countIn(row.values, bins)}
              bins={bins}
              format={format}
              name={row.name}
              onPick={(low, high) => {
                onPick(low, high, i);
              }}
            />
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface BarsProps {
  readonly counts: readonly number[];
  readonly bins: Bins;
  readonly name: string;
  readonly tall?: boolean;
  readonly format: (value: number) => string;
  readonly onPick: (minimum: number, maximum: number) => void;
}

function Bars({ counts, bins: { edges }, name, tall = false, format, onPick }: BarsProps) {
  const most = max(counts) ?? 0;
  return (
    <div className={tall ? styles.tall : styles.bars} role="group" aria-label={name}>
      {counts.map((n, i) => {
        const label = `${counted(n, 'variant')} from ${format(edges[i]!)} to ${format(edges[i + 1]!)}`;
        return (
          <button
            key={i}
            type="button"
            disabled={n === 0}
            // A set has many bars: they are reached by pointer, and by keyboard where they are large.
            tabIndex={tall && n > 0 ? 0 : -1}
            title={label}
            aria-label={label}
            onClick={() => {
              onPick(edges[i]!, edges[i + 1]!);
            }}
          >
            <i style={{ blockSize: most > 0 ? `${(100 * n) / most}%` : 0 }} />
          </button>
        );
      })}
    </div>
  );
}
