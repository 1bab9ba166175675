import { useId, type ReactNode } from 'react';
import type { Figure } from '../../../core/receipt/receipt.ts';
import type { FigureHead } from '../../words/receiptPage.ts';
import styles from './FigureTable.module.css';

export interface FigureTableProps {
  readonly head?: FigureHead;
  /** Names it where it has no head. */
  readonly label?: string;
  /** Of the columns that say what a row is. */
  readonly names: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly names: readonly ReactNode[];
    /** `null` where nothing was tested. */
    readonly figures: readonly (Figure | null)[];
  }[];
  /** What stands where nothing was tested. */
  readonly empty: string;
}

/** Shares with their spread, a line for each of what was compared. */
export function FigureTable({ head, label, names, columns, rows, empty }: FigureTableProps) {
  const id = useId();
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="region"
      {...(head ? { 'aria-labelledby': id } : { 'aria-label': label })}
    >
      <table className={styles.table}>
        {head && (
          <caption>
            <strong id={id}>{head.title}</strong>
            <span>{head.subtitle}</span>
          </caption>
        )}
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {columns.map((name) => (
              <th key={name} scope="col" className={styles.figure}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.names.map((name, i) => (
                <th key={names[i]} scope="row">
                  {name}
                </th>
              ))}
              {row.figures.map((figure, i) => (
                <td key={columns[i]}>
                  {figure ? points(figure.mean) : empty}
                  {typeof figure?.spread === 'number' && <span> ± {points(figure.spread)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const points = (share: number): string => (100 * share).toFixed(1);
