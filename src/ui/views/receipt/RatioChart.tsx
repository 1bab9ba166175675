import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import type { RatioCurve, RatioPoint } from '../../../core/receipt/receipt.ts';
import styles from '../../charts/LineChart.module.css';
import { percent } from '../../format.ts';
import { useSize } from '../../hooks/size.ts';
import { say } from '../../words/say.ts';
import { colourOf } from './armColours.ts';

export interface RatioChartProps {
  /** At least one, each with a point or more. */
  readonly curves: readonly RatioCurve[];
  /** All arms of the receipt: a curve has its arm's colour. */
  readonly arms: readonly string[];
}

const HEIGHT = 180;
const INSET = { top: 10, right: 16, bottom: 20, left: 40 };

/** Accuracy over the number of variants, method against method: means with their spread. */
export function RatioChart({ curves, arms }: RatioChartProps) {
  const [{ width }, ref] = useSize();
  const id = useId();
  const { title, subtitle, axis } = say.receiptFigures.ratios;
  const points = curves.flatMap((curve) => curve.points);
  const ks = [...new Set(points.map(({ k }) => k))].toSorted((a, b) => a - b);
  const [low = 0, high = 1] = extent(points.flatMap(rangeOf));
  const x = scaleLinear([0, Math.max(1, ...ks)], [INSET.left, Math.max(INSET.left + 1, width - INSET.right)]);
  const y = scaleLinear([Math.max(0, low - 0.03), Math.min(1, high + 0.03)], [HEIGHT - INSET.bottom, INSET.top]).nice(
    4,
  );
  const line = (own: readonly RatioPoint[]) =>
    own.map(({ k, mean }, i) => `${i === 0 ? 'M' : 'L'}${x(k)} ${y(mean)}`).join('');
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <span>{subtitle}</span>
      </figcaption>
      <div ref={ref}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={curves.map(inWords).join('; ')}>
            {y.ticks(4).map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={INSET.left} x2={width - INSET.right} y1={y(tick)} y2={y(tick)} />
                <text className={styles.tick} x={INSET.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
                  {percent(tick)}
                </text>
              </g>
            ))}
            {ks.map((k) => (
              <text key={k} className={styles.tick} x={x(k)} y={HEIGHT - 4} textAnchor={k === 0 ? 'start' : 'middle'}>
                {k === 0 ? `0 ${axis}` : k}
              </text>
            ))}
            {curves.map(({ arm, points: own }) => (
              <g key={arm} style={{ color: colourOf(arm, arms) }}>
                <path className={styles.line} d={line(own)} />
                {own.map((point) => {
                  const [from, to] = rangeOf(point);
                  return (
                    <g key={point.k}>
                      <line
                        x1={x(point.k)}
                        x2={x(point.k)}
                        y1={y(from)}
                        y2={y(to)}
                        stroke="currentcolor"
                        opacity={0.4}
                      />
                      <circle className={styles.dot} cx={x(point.k)} cy={y(point.mean)} r="3" />
                    </g>
                  );
                })}
              </g>
            ))}
          </svg>
        )}
      </div>
      <ul className={styles.legend}>
        {curves.map((curve) => (
          <li key={curve.arm}>
            <i style={{ borderBlockStart: `2px solid ${colourOf(curve.arm, arms)}` }} />
            {inWords(curve)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** From the mean less its spread to the mean and its spread. */
const rangeOf = ({ mean, spread }: RatioPoint): readonly [number, number] => [
  Math.max(0, mean - (spread ?? 0)),
  Math.min(1, mean + (spread ?? 0)),
];

const inWords = ({ arm, points }: RatioCurve): string =>
  `${say.arm(arm).title}: ${points.map(({ k, mean }) => `${k}: ${percent(mean)}`).join(', ')}`;
