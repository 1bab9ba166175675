import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { SlotId } from '../../../store/ids.ts';
import type { MapKind, MapPoint } from '../../../store/insight.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import type { ReviewState } from '../../../store/review/state.ts';
import type { RunState } from '../../../store/run/state.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { IN_ORDER, NO_FILTER } from '../../../store/view/state.ts';
import { Choice } from '../../elements/Choice.tsx';
import { percent } from '../../format.ts';
import { useAsked } from '../../hooks/asked.ts';
import { useSize } from '../../hooks/size.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { classColour } from './classColour.ts';
import { drawMap, type Dot } from './drawMap.ts';
import { boxOf, encloses, nearestTo, type Point } from './lasso.ts';
import { LassoBar } from './LassoBar.tsx';
import { MapHover } from './MapHover.tsx';
import styles from './EmbeddingMap.module.css';

type Colouring = 'class' | 'state';

const LAYOUTS: Readonly<Record<MapKind, string>> = {
  principal: 'Two principal components of the judge’s embeddings',
  umap: 'UMAP of the judge’s embeddings: near is alike, far says little',
};

const HEIGHT = 440;
const INSET = 18;
const REACH = 14;
/** A line that stays within this is a click. */
const CLICK = 5;
const STATE_COLOURS = { accepted: '--leaf', rejected: '--bloom', unreviewed: '--ink-3' } as const;

/** Where the judge puts seeds and variants: hover for a picture, press to open it, draw a line around some to select them. */
export function EmbeddingMap({ variants }: { readonly variants: RunState['variants'] }) {
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
  const [{ width }, ref] = useSize();
  const [kind, setKind] = useState<MapKind>('principal');
  const question = useMemo(() => ({ variants, kind }), [variants, kind]);
  const asked = useAsked(question, (now, { signal, onProgress }) => insight.map(now.kind, onProgress, signal));
  const points = asked.kind === 'answered' ? asked.answer : null;

  const places = useMemo(() => (points ? place(points, width) : []), [points, width]);
  const dots = useMemo(() => {
    const sources = { images, classes, variants, decisions };
    const chosen = new Set(caught);
    return (points ?? []).map((point, i): Dot => ({
      ...places[i]!,
      seed: point.kind === 'seed',
      colour: colourOf(point, sources, colouring),
      faint: chosen.size > 0 && !(point.kind === 'variant' && chosen.has(point.slot)),
    }));
  }, [points, places, images, classes, variants, decisions, colouring, caught]);
  useEffect(() => {
    if (canvas.current && width > 0) drawMap(canvas.current, { width, height: HEIGHT }, dots, outline);
  }, [dots, outline, width]);

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
      if (hit === null) setCaught([]);
      else open(points[hit]!);
      return;
    }
    setCaught(
      points.flatMap((point, i) => (point.kind === 'variant' && encloses(outline, places[i]!) ? [point.slot] : [])),
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
          <strong>Where do variants lie among the seeds?</strong>
          <span>{LAYOUTS[kind]}; press one to open it, draw around some to select them</span>
        </span>
        <div className={styles.choices}>
          <Choice<MapKind>
            label="Layout"
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
          <Choice<Colouring>
            label="Colour by"
            value={colouring}
            options={[
              { value: 'class', label: 'Class' },
              { value: 'state', label: 'State' },
            ]}
            onChange={setColouring}
          />
        </div>
      </figcaption>
      <div ref={ref} className={styles.stage} style={{ blockSize: HEIGHT }}>
        {asked.kind === 'waiting' && (
          <p className={styles.wait} role="status">
            Laying out the map…{asked.share > 0 && ` ${percent(asked.share)}`}
          </p>
        )}
        {asked.kind === 'failed' && <p className={styles.wait}>{asked.message}</p>}
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Map of ${points?.length ?? 0} images`}
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
        {points && hovered !== null && places[hovered] && (
          <MapHover point={points[hovered]!} at={places[hovered]} width={width} />
        )}
      </div>
      <LassoBar
        slots={caught}
        onDone={() => {
          setCaught([]);
        }}
      />
      {colouring === 'class' && (
        <ul className={styles.legend}>
          {classes.map((info, i) => (
            <li key={info.key}>
              <i style={{ background: classColour(i) }} />
              <bdi>{info.key === '' ? 'No folder' : info.key}</bdi>
            </li>
          ))}
          <li className={styles.kinds}>ring: seed, dot: variant</li>
        </ul>
      )}
    </figure>
  );
}

function place(points: readonly MapPoint[], width: number): readonly Point[] {
  const [left = 0, right = 1] = extent(points, ({ x }) => x);
  const [low = 0, high = 1] = extent(points, ({ y }) => y);
  const x = scaleLinear([left, right], [INSET, width - INSET]);
  const y = scaleLinear([low, high], [HEIGHT - INSET, INSET]);
  return points.map((point) => ({ x: x(point.x), y: y(point.y) }));
}

interface Sources extends Pick<SeedsState, 'images' | 'classes'> {
  readonly variants: RunState['variants'];
  readonly decisions: ReviewState['decisions'];
}

function colourOf(point: MapPoint, { images, classes, variants, decisions }: Sources, colouring: Colouring): string {
  const seed = point.kind === 'seed' ? point.id : variants.get(point.slot)?.seed;
  if (colouring === 'class') {
    const label = seed === undefined ? undefined : images.get(seed)?.label;
    return classColour(classes.findIndex((info) => info.key === label));
  }
  return point.kind === 'seed' ? 'var(--ink)' : `var(${STATE_COLOURS[verdictOf(decisions, point.slot)]})`;
}
