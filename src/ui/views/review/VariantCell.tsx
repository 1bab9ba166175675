import { RefreshCw } from 'lucide-react';
import { memo } from 'react';
import type { Decision } from '../../../store/review/state.ts';
import type { VariantRecord } from '../../../store/run/state.ts';
import { figure, percent, signed } from '../../format.ts';
import { say } from '../../words/say.ts';
import { ReviewCell } from './ReviewCell.tsx';
import styles from './VariantCell.module.css';

export interface VariantCellProps {
  readonly variant: VariantRecord;
  readonly decision: Decision;
  readonly seedName: string;
  /** What its class is called. */
  readonly label: string;
  /** What the class is called that the person gave it; `null` where none. */
  readonly relabelled: string | null;
  /** Name of the class that the judge reads. */
  readonly readAs: string;
  /** A new variant is being made for its slot. */
  readonly regrowing: boolean;
  /** The seed's picture is shown instead of the variant's, while C is held. */
  readonly flipped: boolean;
  readonly focused: boolean;
  readonly selected: boolean;
  /** The rules that are being made would reject it. */
  readonly ruled: boolean;
  /** Side of the picture, in CSS pixels: what room there is for figures below it. */
  readonly side: number;
  /** It has no siblings: it differs from nobody. */
  readonly alone: boolean;
}

/** From these sides on there is room for the name of the class, and for all figures with their names. */
const NAMED = 96;
const ROOMY = 208;

/**
 * One variant in the grid: its state and its figures at a glance, over and below its picture, which the row draws. It asks the store
 * for nothing: there are hundreds, and their row knows it all.
 */
export const VariantCell = memo(function VariantCell({
  variant,
  decision,
  seedName,
  label,
  relabelled,
  readAs,
  regrowing,
  flipped,
  focused,
  selected,
  ruled,
  side,
  alone,
}: VariantCellProps) {
  const { slot } = variant;
  const { verdict } = decision;
  const name = [
    seedName,
    say.review.variant(variant.k),
    say.review.verdicts[verdict],
    say.review.classScore2(variant.classScore.toFixed(2)),
    ...(variant.keptClass ? [] : [say.review.readAs(readAs)]),
    ...(variant.nearCopy ? [say.review.nearCopy2] : []),
    ...(relabelled === null ? [] : [say.review.relabelled2(relabelled)]),
    ...(ruled ? [say.reviewing.ruled] : []),
  ].join(', ');
  return (
    <ReviewCell
      {...{ slot, name, verdict, focused, selected, ruled }}
      over={
        <>
          {regrowing && (
            <span className={styles.regrowing}>
              <RefreshCw aria-hidden />
            </span>
          )}
          {(flipped || relabelled !== null || !variant.keptClass || variant.nearCopy) && (
            <span className={styles.tags}>
              {flipped && <span className={styles.seedTag}>{say.review.seed}</span>}
              {relabelled !== null && <span className={styles.relabel}>{relabelled}</span>}
              {!variant.keptClass && <span className={styles.lost}>{readAs}</span>}
              {variant.nearCopy && <span className={styles.copy}>{say.review.nearCopy2}</span>}
            </span>
          )}
        </>
      }
      figures={
        <>
          <b className={variant.keptClass ? styles.kept : styles.fell} title={say.reviewing.stillTitle}>
            {side >= NAMED && label !== '' && <bdi>{label}? </bdi>}
            {percent(variant.classScore)}
          </b>
          {side >= ROOMY && (
            <>
              <span title={say.reviewing.unsureTitle}>
                {say.reviewing.unsure} {signed(variant.deltaEntropy)}
              </span>
              <span title={say.reviewing.differsTitle}>
                {say.reviewing.differs} {alone ? '–' : figure(variant.diversity)}
              </span>
            </>
          )}
        </>
      }
    />
  );
});
