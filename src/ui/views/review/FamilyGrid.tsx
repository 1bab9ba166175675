import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { familyName, type Family } from '../../../store/view/selectors.ts';
import { useSize } from '../../hooks/size.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { cellId } from './cellId.ts';
import { FamilyRow, type FamilyRowProps } from './FamilyRow.tsx';
import { GAP, layOut, SEED_GAP, SMALLEST } from './layout.ts';
import { useHeldKey } from '../../hooks/heldKey.ts';
import { PickedRow } from './PickedRow.tsx';
import { useBoxSelect } from './useBoxSelect.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import styles from './FamilyGrid.module.css';

/** All families that are shown, however many: only those near the window are drawn. */
export function FamilyGrid({ families }: { readonly families: readonly Family[] }) {
  const zoom = useStudioState((state) => state.view.zoom);
  const focus = useStudioState((state) => state.view.focus);
  const selection = useStudioState((state) => state.view.selection);
  const { view } = useActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [{ width }, measure] = useSize();
  // However narrow: a seed and two of its variants fit beside each other.
  const side = Math.min(zoom, Math.max(SMALLEST, Math.floor((width - SEED_GAP - GAP) / 3)));
  const layout = useMemo(() => layOut(families, { width, side }), [families, width, side]);
  const flip = useHeldKey('c');
  const box = useBoxSelect(families, layout, side);
  useReviewKeys(families, layout.columns);

  // Only a few rows are in the document: nothing here is costly enough to be compiled away.
  const virtual = useVirtualizer({
    // Nothing has a place before the width is known: scrolling to it would lead elsewhere.
    count: width > 0 ? families.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => layout.families[index]!.height,
    overscan: 3,
    getItemKey: (index) => familyName(families[index]!),
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, layout]);

  useEffect(() => {
    if (focus === null || layout.width === 0) return;
    const at = families.findIndex(({ slots }) => slots.includes(focus));
    if (at < 0) return;
    const cell = document.getElementById(cellId(focus));
    if (cell) cell.scrollIntoView({ block: 'nearest' });
    else virtual.scrollToIndex(at, { align: 'auto' });
  }, [virtual, families, focus, layout.width]);

  const shown = focus !== null && families.some(({ slots }) => slots.includes(focus));
  useEffect(() => {
    // Keys work from the first moment on, and what they are about is seen.
    if (!shown) view.change({ focus: families[0]?.slots[0] ?? null });
  }, [shown, families, view]);
  useEffect(() => {
    scroller.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label="Variants by seed"
      aria-multiselectable="true"
      aria-rowcount={families.length}
      aria-activedescendant={shown ? cellId(focus) : undefined}
      tabIndex={0}
      {...box.handlers}
    >
      <div ref={measure} className={styles.content} role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            className={styles.row}
            role="presentation"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <FamilyOf
              family={families[item.index]!}
              index={item.index}
              side={side}
              columns={layout.columns}
              height={layout.families[item.index]!.height}
              focus={focus}
              selection={selection}
              flip={flip}
            />
          </div>
        ))}
        {box.drawn && <div className={styles.box} style={box.drawn} />}
      </div>
    </div>
  );
}

/** A seed's variants, or what was picked for a class. */
const FamilyOf = (props: FamilyRowProps) =>
  props.family.seed === null ? <PickedRow {...props} /> : <FamilyRow {...props} />;
