import { RefreshCw } from 'lucide-react';
import { memo } from 'react';
import type { Decision } from '../../../store/review/state.ts';
import type { VariantRecord } from '../../../store/run/state.ts';
import { figure, signed } from '../../format.ts';
import { ReviewCell } from './ReviewCell.tsx';
import styles from './VariantCell.module.css';

export interface VariantCellProps {
  readonly variant: VariantRecord;
  readonly decision: Decision;
  readonly seedName: string;
  /** Name of the class that the judge reads. */
  readonly readAs: string;
  /** A new variant is being made for its slot. */
  readonly regrowing: boolean;
  /** The seed's picture is shown instead of the variant's, while C is held. */
  readonly flipped: boolean;
  readonly focused: boolean;
  readonly selected: boolean;
  /** Side of the picture, in CSS pixels: what room there is for figures below it. */
  readonly side: number;
  /** It has no siblings: it differs from nobody. */
  readonly alone: boolean;
}

/** From these sides on there is room for all figures, and for their letters. */
const ROOMY = 96;
const NAMED = 120;

/**
 * One variant in the grid: its state and its figures at a glance, over and below its picture, which the row draws. It asks the store
 * for nothing: there are hundreds, and their row knows it all.
 */
export const VariantCell = memo(function VariantCell({
  variant,
  decision,
  seedName,
  readAs,
  regrowing,
  flipped,
  focused,
  selected,
  side,
  alone,
}: VariantCellProps) {
  const { slot } = variant;
  const { verdict, relabel } = decision;
  const name = [
    seedName,
    `variant ${variant.k}`,
    verdict,
    `class score ${variant.classScore.toFixed(2)}`,
    ...(variant.keptClass ? [] : [`read as ${readAs}`]),
    ...(variant.nearCopy ? ['near-copy'] : []),
    ...(relabel === null ? [] : [`relabelled ${relabel}`]),
  ].join(', ');
  return (
    <ReviewCell
      {...{ slot, name, verdict, focused, selected }}
      over={
        <>
          {regrowing && (
            <span className={styles.regrowing}>
              <RefreshCw aria-hidden />
            </span>
          )}
          {(flipped || relabel !== null || !variant.keptClass || variant.nearCopy) && (
            <span className={styles.tags}>
              {flipped && <span className={styles.seedTag}>seed</span>}
              {relabel !== null && <span className={styles.relabel}>{relabel}</span>}
              {!variant.keptClass && <span className={styles.lost}>{readAs}</span>}
              {variant.nearCopy && <span className={styles.copy}>near-copy</span>}
            </span>
          )}
        </>
      }
      figures={
        <>
          <b
            className={variant.keptClass ? styles.kept : styles.fell}
            title="Class score: the judge’s p of the folder’s class"
          >
            {side >= NAMED && 'p '}
            {figure(variant.classScore)}
          </b>
          {side >= ROOMY && (
            <>
              <span title="Change of entropy against the seed, in nats">
                {side >= NAMED && 'H '}
                {signed(variant.deltaEntropy)}
              </span>
              <span title="Its share of the diversity term, in nats">
                {side >= NAMED && 'D '}
                {alone ? '–' : figure(variant.diversity)}
              </span>
            </>
          )}
        </>
      }
    />
  );
});
