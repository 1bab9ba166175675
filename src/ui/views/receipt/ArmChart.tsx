import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ArmResult } from '../../../core/receipt/receipt.ts';
import { cx } from '../../cx.ts';
import { figure } from '../../format.ts';
import { useSize } from '../../hooks/size.ts';
import { colourOf } from './armColours.ts';
import { say } from '../../words/say.ts';
import styles from './ArmChart.module.css';

const ROW = 22;
const AXIS = 18;
const INSET = 12;

/** Every arm on one line: each run a dot, their mean a bar, their spread a band. */
export function ArmChart({ arms }: { readonly arms: readonly ArmResult[] }) {
  const ids = arms.map(({ arm }) => arm);
  return (
    <table className={styles.arms}>
      <caption>{say.receipt.whatIsReadRight}</caption>
      <thead className={styles.hidden}>
        <tr>
          <th scope="col">{say.receipt.trainedWith}</th>
          <th scope="col">{say.receipt.runs}</th>
          <th scope="col">{say.receipt.readRight}</th>
          <th scope="col">{say.receipt.pictures}</th>
        </tr>
      </thead>
      <tbody>
        {arms.map((one) => (
          <tr key={one.arm} className={cx(one.arm === 'original' && styles.base)}>
            <th scope="row">{say.arm(one.arm).title}</th>
            <td className={styles.plot}>
              <Runs one={one} all={arms} colour={colourOf(one.arm, ids)} />
            </td>
            <td>
              <b>{points(one.mean)}%</b>
              {one.spread !== null && <span> ± {points(one.spread)}</span>}
            </td>
            <td className={styles.pictures}>{one.pictures > 0 && say.receipt.pictures2(one.pictures)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RunsProps {
  readonly one: ArmResult;
  /** All arms: they share an axis. */
  readonly all: readonly ArmResult[];
  readonly colour: string;
}

function Runs({ one, all, colour }: RunsProps) {
  const [{ width }, ref] = useSize();
  const [low = 0, high = 1] = extent(all.flatMap(({ runs }) => runs.map(({ accuracy }) => accuracy)));
  const x = scaleLinear(
    [Math.max(0, low - 0.05), Math.min(1, high + 0.05)],
    [INSET, Math.max(INSET + 1, width - INSET)],
  ).nice(4);
  const last = all.at(-1) === one;
  const height = ROW + (last ? AXIS : 0);
  return (
    <div ref={ref} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={height}>
          {x.ticks(width < 240 ? 2 : 4).map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={ROW} />
              {last && (
                <text className={styles.tick} x={x(tick)} y={ROW + 13} textAnchor="middle">
                  {points(tick, 0)}%
                </text>
              )}
            </g>
          ))}
          {one.spread !== null && (
            <rect
              x={x(one.mean - one.spread)}
              width={Math.max(1, x(one.mean + one.spread) - x(one.mean - one.spread))}
              y={ROW / 2 - 5}
              height={10}
              rx={3}
              style={{ fill: colour }}
              opacity={0.22}
            />
          )}
          {one.runs.map(({ seed, accuracy }) => (
            <circle key={seed} cx={x(accuracy)} cy={ROW / 2} r={3} style={{ fill: colour }} />
          ))}
          <line
            x1={x(one.mean)}
            x2={x(one.mean)}
            y1={ROW / 2 - 8}
            y2={ROW / 2 + 8}
            style={{ stroke: colour }}
            strokeWidth={2}
          />
        </svg>
      )}
    </div>
  );
}

const points = (share: number, digits = 1): string => figure(100 * share, digits);
