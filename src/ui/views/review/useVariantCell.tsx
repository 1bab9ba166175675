import type { ReactNode } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { decisionOf } from '../../../store/review/selectors.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { VariantCell } from './VariantCell.tsx';

/** What all cells of the grid share. */
export interface CellContext {
  /** Of a picture, in pixels. */
  readonly side: number;
  readonly focus: SlotId | null;
  readonly selection: ReadonlySet<SlotId>;
}

/**
 * Makes the cells of variants, whatever row they are in.
 *
 * @returns the cell of a slot, `null` for one that has no variant; `flipped`: the seed's picture is shown instead.
 */
export function useVariantCell({ side, focus, selection }: CellContext): (slot: SlotId, flipped: boolean) => ReactNode {
  const images = useStudioState((state) => state.seeds.images);
  const variants = useStudioState((state) => state.run.variants);
  const families = useStudioState((state) => state.run.families);
  const regrowing = useStudioState((state) => state.run.regrowing);
  const decisions = useStudioState((state) => state.review.decisions);
  const names = useStudioState((state) => state.run.names);
  const ruled = useStudioState((state) => state.view.ruled);
  const titleOf = useClassTitles();
  return (slot, flipped) => {
    const variant = variants.get(slot);
    if (!variant) return null;
    const { seed } = variant;
    const image = images.get(seed);
    const decision = decisionOf(decisions, slot);
    return (
      <VariantCell
        key={slot}
        variant={variant}
        decision={decision}
        seedName={image?.name ?? seed}
        label={image ? titleOf(image.label) : ''}
        relabelled={decision.relabel === null ? null : titleOf(decision.relabel)}
        readAs={names[variant.top1] ?? ''}
        regrowing={regrowing.has(slot)}
        focused={slot === focus}
        selected={selection.has(slot)}
        ruled={ruled.has(slot)}
        flipped={flipped}
        side={side}
        alone={(families.get(seed)?.length ?? 0) < 2}
      />
    );
  };
}
