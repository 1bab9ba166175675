import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { useId, type ReactNode } from 'react';
import { useSize } from '../hooks/size.ts';
import { say } from '../words/say.ts';
import styles from './LineChart.module.css';

export interface Series {
  readonly name: string;
  /** One value a step, from step 0; a single value holds at every step. */
  readonly values: readonly number[];
  /** A CSS colour. */
  readonly colour: string;
  readonly dashed?: boolean;
  /** Whether it stands behind the others, to be compared with. */
  readonly faint?: boolean;
}

export interface LineChartProps {
  /** A question that the lines answer. */
  readonly title: string;
  /** What is drawn, with its unit. */
  readonly subtitle: ReactNode;
  readonly series: readonly Series[];
  /** A level to compare with. */
  readonly reference?: { readonly name: string; readonly value: number };
  readonly format: (value: number) => string;
  /** What a step is called where it is none of guidance, and the number that each has. Default: "step", from 0. */
  readonly steps?: { readonly name: string; readonly numbers: readonly number[] };
  /** Values that the axis must hold besides the data. */
  readonly include?: readonly number[];
  /** Where the axis begins and ends, whatever the data: for what has a least and a most. Default: as the data say. */
  readonly axis?: readonly [least: number, most: number];
  /** A step whose values are read out; `null` for the last. Default: the last. */
  readonly at?: number | null;
}

const HEIGHT = 112;
const INSET = { top: 8, right: 8, bottom: 18, left: 40 };

/** Values over steps: those of guidance, or others. */
export function LineChart({
  title,
  subtitle,
  series,
  reference,
  format,
  steps: named,
  include = [],
  axis,
  at = null,
}: LineChartProps) {
  const [{ width }, ref] = useSize();
  const id = useId();
  const steps = Math.max(1, ...series.map(({ values }) => values.length - 1));
  const everything = [...series.flatMap(({ values }) => values), ...include, ...(reference ? [reference.value] : [])];
  const [low = 0, high = 1] = extent(everything);
  const x = scaleLinear([0, steps], [INSET.left, Math.max(INSET.left + 1, width - INSET.right)]);
  const heights = [HEIGHT - INSET.bottom, INSET.top];
  const y = axis
    ? scaleLinear(axis, heights)
    : scaleLinear(low === high ? [low - 0.5, high + 0.5] : [low, high], heights).nice(3);
  const numberOf = (step: number) => named?.numbers[step] ?? step;
  const line = (values: readonly number[]) =>
    (values.length === 1 ? [values[0]!, values[0]!] : values)
      .map((value, i) => `${i === 0 ? 'M' : 'L'}${x(values.length === 1 ? i * steps : i)} ${y(value)}`)
      .join('');
  const summary = series
    .map(({ name, values }) => say.elements.to2(name, format(values[0]!), format(values.at(-1)!)))
    .join('; ');
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <span>{subtitle}</span>
      </figcaption>
      <div ref={ref}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
            {y.ticks(3).map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={INSET.left} x2={width - INSET.right} y1={y(tick)} y2={y(tick)} />
                <text className={styles.tick} x={INSET.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
                  {format(tick)}
                </text>
              </g>
            ))}
            {stepTicks(steps).map((tick) => (
              <text
                key={tick}
                className={styles.tick}
                x={x(tick)}
                y={HEIGHT - 4}
                textAnchor={tick === 0 ? 'start' : tick === steps ? 'end' : 'middle'}
              >
                {tick === 0 ? `${named?.name ?? say.elements.step} ${numberOf(0)}` : numberOf(tick)}
              </text>
            ))}
            {reference && (
              <line
                className={styles.reference}
                x1={INSET.left}
                x2={width - INSET.right}
                y1={y(reference.value)}
                y2={y(reference.value)}
              />
            )}
            {at !== null && (
              <line className={styles.cursor} x1={x(at)} x2={x(at)} y1={INSET.top} y2={HEIGHT - INSET.bottom} />
            )}
            {series.map(({ name, values, colour, dashed, faint }) => (
              <g key={name} style={{ color: colour }} opacity={faint ? 0.4 : undefined}>
                <path className={styles.line} d={line(values)} strokeDasharray={dashed ? '3 4' : undefined} />
                {values.length > 1 &&
                  values.map((value, i) => <circle key={i} className={styles.dot} cx={x(i)} cy={y(value)} r="2.75" />)}
              </g>
            ))}
          </svg>
        )}
      </div>
      <ul className={styles.legend}>
        {series.map(({ name, values, colour, dashed, faint }) => (
          <li key={name}>
            <i style={{ borderBlockStart: `2px ${dashed ? 'dashed' : 'solid'} ${colour}`, opacity: faint ? 0.4 : 1 }} />
            {name} <b>{format((at === null ? undefined : values[at]) ?? values.at(-1)!)}</b>
          </li>
        ))}
        {reference && (
          <li>
            <i style={{ borderBlockStart: '1px solid var(--ink-3)' }} />
            {reference.name} <b>{format(reference.value)}</b>
          </li>
        )}
      </ul>
    </figure>
  );
}

function stepTicks(steps: number): readonly number[] {
  return steps <= 5 ? Array.from({ length: steps + 1 }, (_, i) => i) : [0, Math.round(steps / 2), steps];
}
