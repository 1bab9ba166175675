import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { familyName, type Family } from '../../../store/view/selectors.ts';
import { useSize } from '../../hooks/size.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { cx } from '../../cx.ts';
import { cellId } from './cellId.ts';
import { ClassHeading } from './ClassHeading.tsx';
import { FamilyRow, type FamilyRowProps } from './FamilyRow.tsx';
import { fittingSide, GAP, HEADING, layOut, lineOf, SEED_GAP, SMALLEST, type GridLine } from './layout.ts';
import { FlatRow } from './FlatRow.tsx';
import { useHeldKey } from '../../hooks/heldKey.ts';
import { PickedRow } from './PickedRow.tsx';
import { useBoxSelect } from './useBoxSelect.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import { say } from '../../words/say.ts';
import styles from './FamilyGrid.module.css';

/** All families that are shown, however many: only those near the window are drawn. */
export function FamilyGrid({ families }: { readonly families: readonly Family[] }) {
  const zoom = useStudioState((state) => state.view.zoom);
  const focus = useStudioState((state) => state.view.focus);
  const selection = useStudioState((state) => state.view.selection);
  const { view } = useActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [{ width }, measure] = useSize();
  const flat = useStudioState((state) => state.view.flat);
  const side = useMemo(() => {
    // However narrow: a seed and two of its variants fit beside each other.
    const chosen = Math.min(zoom, Math.max(SMALLEST, Math.floor((width - SEED_GAP - GAP) / 3)));
    return fittingSide(families, { width, side: chosen }, flat);
  }, [families, width, zoom, flat]);
  const ordered = useStudioState((state) => state.view.sort.by === 'order');
  const images = useStudioState((state) => state.seeds.images);
  const headed = ordered && !flat;
  const layout = useMemo(() => {
    const classOf = ({ seed, picked }: Family) => (seed === null ? picked : images.get(seed)?.label);
    return layOut(families, { width, side }, { flat, classOf: headed ? classOf : null });
  }, [families, width, side, flat, headed, images]);
  const order = useMemo(() => families.flatMap(({ slots }) => slots), [families]);
  const flip = useHeldKey('c');
  const box = useBoxSelect(order, layout, side);
  useReviewKeys(families, order, layout);

  const headings = useMemo(
    () => layout.lines.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : [])),
    [layout],
  );
  /** The heading of what is at the top, which stays there. */
  const headingAt = (index: number): number | undefined => headings.findLast((heading) => heading <= index);

  // Only a few rows are in the document: nothing here is costly enough to be compiled away.
  const virtual = useVirtualizer({
    // Nothing has a place before the width is known: scrolling to it would lead elsewhere.
    count: width > 0 ? layout.lines.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => layout.lines[index]!.height,
    overscan: 3,
    getItemKey: (index) => keyOf(layout.lines[index]!),
    scrollPaddingStart: headed ? HEADING : 0,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const heading = headingAt(range.startIndex);
      return heading === undefined || shown.includes(heading) ? shown : [heading, ...shown];
    },
  });
  const items = virtual.getVirtualItems();
  const sticky = headingAt(virtual.range?.startIndex ?? 0);
  useEffect(() => {
    virtual.measure();
  }, [virtual, layout]);

  useEffect(() => {
    if (focus === null || layout.width === 0) return;
    const line = lineOf(focus, layout);
    if (line < 0) return;
    const cell = document.getElementById(cellId(focus));
    if (cell) cell.scrollIntoView({ block: 'nearest' });
    else virtual.scrollToIndex(line, { align: 'auto' });
  }, [virtual, focus, layout]);

  const shown = focus !== null && lineOf(focus, layout) >= 0;
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
      aria-label={say.review.variantsBySeed}
      aria-multiselectable="true"
      aria-rowcount={families.length}
      aria-activedescendant={shown ? cellId(focus) : undefined}
      tabIndex={0}
      {...box.handlers}
    >
      <div ref={measure} className={styles.content} role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const line = layout.lines[item.index]!;
          const stays = item.index === sticky;
          return (
            <div
              key={item.key}
              className={cx(styles.row, stays && styles.sticky)}
              role="presentation"
              style={stays ? undefined : { transform: `translateY(${item.start}px)` }}
            >
              <Line {...{ line, side, headed, focus, selection, flip }} />
            </div>
          );
        })}
        {box.drawn && <div className={styles.box} style={box.drawn} />}
      </div>
    </div>
  );
}

/** Names a line among all. */
function keyOf(line: GridLine): string {
  switch (line.kind) {
    case 'heading':
      return `# ${line.key} ${line.slots[0] ?? ''}`;
    case 'families':
      return familyName(line.placed[0]!.family);
    case 'flat':
      return line.slots[0]!;
    default:
      return line satisfies never;
  }
}

interface LineProps extends Omit<FamilyRowProps, 'family' | 'index' | 'columns' | 'height'> {
  readonly line: GridLine;
}

/** A class's heading, or families, or variants of several. */
function Line({ line, ...shared }: LineProps) {
  switch (line.kind) {
    case 'heading':
      return <ClassHeading classKey={line.key} slots={line.slots} />;
    case 'flat':
      return <FlatRow slots={line.slots} height={line.height} {...shared} />;
    case 'families':
      return line.placed.map(({ family, left, ...place }) => (
        <div key={familyName(family)} className={styles.placed} role="presentation" style={{ left }}>
          <FamilyOf {...{ family, ...place, ...shared }} height={line.height} />
        </div>
      ));
    default:
      return line satisfies never;
  }
}

/** A seed's variants, or what was picked for a class. */
const FamilyOf = (props: FamilyRowProps) =>
  props.family.seed === null ? <PickedRow {...props} /> : <FamilyRow {...props} />;
