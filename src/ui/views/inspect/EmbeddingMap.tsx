import { useCallback, useEffect, useId, useMemo, useRef, useState, type PointerEvent } from 'react';
import type { ClassKey, ImageKey, SlotId } from '../../../store/ids.ts';
import type { MapKind, MapPoint } from '../../../store/insight.ts';
import type { RunState } from '../../../store/run/state.ts';
import { IN_ORDER, NO_FILTER } from '../../../store/view/state.ts';
import { Choice } from '../../elements/Choice.tsx';
import { percent } from '../../format.ts';
import { useAsync } from '../../hooks/async.ts';
import { useSize } from '../../hooks/size.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { colourOf, labelOf, pictureOf, place, wordsOf, type Colouring, type DotFacts } from './dots.ts';
import { drawMap, THUMBNAIL, type Dot } from './drawMap.ts';
import { boxOf, encloses, nearestTo, type Point } from './lasso.ts';
import { LassoBar } from './LassoBar.tsx';
import { MapHover } from './MapHover.tsx';
import { MapLegend } from './MapLegend.tsx';
import { SelectedPictures } from './SelectedPictures.tsx';
import { spread } from './spread.ts';
import { useMapCursor } from './useMapCursor.ts';
import { useThumbnails } from './useThumbnails.ts';
import { say } from '../../words/say.ts';
import styles from './EmbeddingMap.module.css';

/** How a layout came about. */
const layoutOf = (kind: MapKind): string =>
  kind === 'umap' ? say.inspect.umapOfTheJudges : say.inspect.twoPrincipalComponentsOf;

const HEIGHT = 440;
const REACH = 14;
/** A line that stays within this is a click. */
const CLICK = 5;

export interface EmbeddingMapProps {
  /** Those that the map is laid out with. */
  readonly variants: RunState['variants'];
  /** Those of them that are shown. */
  readonly shown: RunState['variants'];
}

/** Whether a point is shown: seeds and picked pictures always are. */
const isAmong = (point: MapPoint, variants: RunState['variants'], shown: RunState['variants']): boolean =>
  point.kind === 'seed' || !variants.has(point.slot) || shown.has(point.slot);

/** Pictures at a time: more could not be told apart. */
const MOST_PICTURES = 300;
const ALL: ReadonlySet<ClassKey> = new Set();
const NO_PICTURES = { of: new Map<number, ImageKey>(), keys: [] as readonly ImageKey[] };

/** The points that there is room for a picture of, seeds before variants, by their index; and the pictures. */
function picturesOn(
  points: readonly MapPoint[],
  places: readonly Point[],
  facts: DotFacts,
  isShown: (point: MapPoint) => boolean,
): typeof NO_PICTURES {
  const order = [...points.keys()]
    .filter((i) => isShown(points[i]!))
    .sort((a, b) => Number(points[a]!.kind === 'variant') - Number(points[b]!.kind === 'variant'));
  const chosen = spread(
    order.map((i) => places[i]!),
    THUMBNAIL,
    MOST_PICTURES,
  );
  const of = new Map<number, ImageKey>();
  for (const at of chosen) {
    const image = pictureOf(points[order[at]!]!, facts);
    if (image) of.set(order[at]!, image);
  }
  return { of, keys: [...of.values()] };
}

/**
 * Where the judge puts seeds, variants and picked pictures: hover for a picture, press to open it, draw a line around some to select them. By
 * keyboard: arrows go from dot to dot, Enter opens, Space selects.
 */
export function EmbeddingMap({ variants, shown: leaving }: EmbeddingMapProps) {
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const decisions = useStudioState((state) => state.review.decisions);
  const { insight } = useStudio();
  const { view } = useActions();
  const [colouring, setColouring] = useState<Colouring>('class');
  const [hovered, setHovered] = useState<number | null>(null);
  const [outline, setOutline] = useState<readonly Point[]>([]);
  const [caught, setCaught] = useState<readonly SlotId[]>([]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [{ width }, ref] = useSize();
  const [kind, setKind] = useState<MapKind>('principal');
  const [only, setOnly] = useState<ReadonlySet<ClassKey>>(ALL);
  const [asPictures, setAsPictures] = useState(false);
  const picks = useStudioState((state) => state.picks.all);
  const question = useMemo(() => ({ variants, picks, kind }), [variants, picks, kind]);
  const layout = useAsync(question, (now, { signal, onProgress }) => insight.map(now.kind, onProgress, signal));
  const points = useMemo(
    () =>
      layout.kind === 'answered' ? layout.answer.points.filter((point) => isAmong(point, variants, leaving)) : null,
    [layout, variants, leaving],
  );

  const places = useMemo(() => (points ? place(points, { width, height: HEIGHT }) : []), [points, width]);
  const facts = useMemo(
    () => ({ images, classes, variants, picks, decisions }),
    [images, classes, variants, picks, decisions],
  );
  const isShown = useCallback(
    (point: MapPoint) => {
      const label = labelOf(point, facts);
      return only.size === 0 || (label !== undefined && only.has(label));
    },
    [facts, only],
  );
  const pictures = useMemo(
    () => (asPictures && points ? picturesOn(points, places, facts, isShown) : NO_PICTURES),
    [asPictures, points, places, facts, isShown],
  );
  const thumbnails = useThumbnails(pictures.keys);
  const isCaught = (point: MapPoint) => point.kind === 'variant' && caught.includes(point.slot);
  const cursor = useMapCursor(points, places, {
    onOpen(index) {
      open(points![index]!);
    },
    onToggle(index) {
      const point = points![index]!;
      if (point.kind !== 'variant') return;
      setCaught(isCaught(point) ? caught.filter((slot) => slot !== point.slot) : [...caught, point.slot]);
    },
    onLetGo() {
      setCaught([]);
      return caught.length > 0;
    },
  });
  const reached = cursor.index === null ? null : (points?.[cursor.index] ?? null);
  const ring = cursor.index === null ? null : (places[cursor.index] ?? null);
  const shown = hovered ?? cursor.index;
  const dots = useMemo(() => {
    const chosen = new Set(caught);
    return (points ?? []).map((point, i): Dot => ({
      ...places[i]!,
      seed: point.kind === 'seed',
      colour: colourOf(point, facts, colouring),
      faint: !isShown(point) || (chosen.size > 0 && !(point.kind === 'variant' && chosen.has(point.slot))),
      picture: pictures.of.has(i) ? thumbnails.get(pictures.of.get(i)!) : undefined,
    }));
  }, [points, places, facts, colouring, caught, isShown, pictures, thumbnails]);
  useEffect(() => {
    if (canvas.current && width > 0) drawMap(canvas.current, { width, height: HEIGHT }, dots, { outline, ring });
  }, [dots, outline, ring, width]);

  const at = (event: PointerEvent<HTMLCanvasElement>): Point => ({
    x: event.nativeEvent.offsetX,
    y: event.nativeEvent.offsetY,
  });
  const finish = () => {
    setOutline([]);
    if (!points) return;
    const [start] = outline;
    const line = boxOf(outline);
    if (start && line.width < CLICK && line.height < CLICK) {
      const hit = nearestTo(start, places, REACH);
      cursor.moveTo(hit);
      if (hit === null) setCaught([]);
      else open(points[hit]!);
      return;
    }
    setCaught(
      points.flatMap((point, i) =>
        point.kind === 'variant' && isShown(point) && encloses(outline, places[i]!) ? [point.slot] : [],
      ),
    );
  };
  const open = (point: MapPoint) => {
    if (point.kind === 'variant') view.change({ inspected: point.slot, focus: point.slot });
    else view.change({ step: 'review', filter: { ...NO_FILTER, seed: point.id }, sort: IN_ORDER });
  };
  return (
    <figure className={styles.map}>
      <figcaption className={styles.head}>
        <span>
          <strong>{say.inspect.whereDoVariantsLie}</strong>
          <span>{say.inspect.pressOneToOpen(layoutOf(kind))}</span>
          {layout.kind === 'answered' && layout.answer.points.length < layout.answer.all && (
            <span>{say.map.evenly(layout.answer.points.length, layout.answer.all)}</span>
          )}
        </span>
        <div className={styles.choices}>
          <Choice<MapKind>
            label={say.inspect.layout}
            value={kind}
            options={[
              { value: 'principal', label: 'PCA' },
              { value: 'umap', label: 'UMAP' },
            ]}
            onChange={(value) => {
              setKind(value);
              setHovered(null);
              setCaught([]);
            }}
          />
          <Choice<'dots' | 'pictures'>
            label={say.map.show}
            value={asPictures ? 'pictures' : 'dots'}
            options={[
              { value: 'dots', label: say.map.dots },
              { value: 'pictures', label: say.map.pictures },
            ]}
            onChange={(show) => {
              setAsPictures(show === 'pictures');
            }}
          />
          <Choice<Colouring>
            label={say.inspect.colourBy}
            value={colouring}
            options={[
              { value: 'class', label: say.inspect.class2 },
              { value: 'state', label: say.inspect.state },
            ]}
            onChange={(next) => {
              setColouring(next);
              setOnly(ALL);
            }}
          />
        </div>
      </figcaption>
      <div ref={ref} className={styles.stage} style={{ blockSize: HEIGHT }}>
        {layout.kind === 'waiting' && (
          <p className={styles.wait} role="status">
            {say.inspect.layingOutTheMap}
            {layout.share > 0 && ` ${percent(layout.share)}`}
          </p>
        )}
        {layout.kind === 'failed' && <p className={styles.wait}>{say.failure(layout.failure).message}</p>}
        <div
          ref={field}
          className={styles.field}
          role="application"
          aria-label={say.inspect.embeddingMap}
          aria-describedby={hint}
          tabIndex={points ? 0 : -1}
          {...cursor.handlers}
        >
          <canvas
            ref={canvas}
            role="img"
            aria-label={say.inspect.mapOfImages(points?.length ?? 0)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setOutline([at(event)]);
              setHovered(null);
            }}
            onPointerMove={(event) => {
              if (outline.length > 0) setOutline([...outline, at(event)]);
              else setHovered(nearestTo(at(event), places, REACH));
            }}
            onPointerUp={finish}
            onPointerCancel={finish}
            onPointerLeave={() => {
              setHovered(null);
            }}
          />
        </div>
        {points && shown !== null && places[shown] && (
          <MapHover point={points[shown]!} at={places[shown]} width={width} />
        )}
      </div>
      <p id={hint} className={styles.offscreen}>
        {say.inspect.arrowKeysMoveFrom}
      </p>
      <p className={styles.offscreen} aria-live="polite">
        {reached && wordsOf(reached, facts)}
        {reached && isCaught(reached) && say.inspect.selected}
        {reached && caught.length > 0 && say.inspect.variantInTheSelection(caught.length)}
      </p>
      <LassoBar
        slots={caught}
        onDone={() => {
          setCaught([]);
          // The button that was pressed goes away: the focus stays at the map.
          field.current?.focus({ preventScroll: true });
        }}
      />
      <SelectedPictures slots={caught} />
      {colouring === 'class' && <MapLegend only={only} onOnly={setOnly} />}
    </figure>
  );
}
