import type { MapPoint } from '../../../store/insight.ts';
import { figure } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import type { Point } from './lasso.ts';
import { say } from '../../words/say.ts';
import styles from './EmbeddingMap.module.css';

const CARD = 128;

/** The picture behind a dot. */
export function MapHover({
  point,
  at,
  width,
}: {
  readonly point: MapPoint;
  readonly at: Point;
  readonly width: number;
}) {
  const variant = useStudioState((state) =>
    point.kind === 'variant' ? state.run.variants.get(point.slot) : undefined,
  );
  const seed = useStudioState((state) => {
    const id = point.kind === 'seed' ? point.id : variant?.seed;
    return id === undefined ? undefined : state.seeds.images.get(id);
  });
  const titleOf = useClassTitles();
  const pick = useStudioState((state) => (point.kind === 'variant' ? state.picks.all.get(point.slot) : undefined));
  const label = pick?.label ?? seed?.label;
  const image = variant?.image ?? pick?.thumbnail ?? seed?.thumbnail;
  if (!image) return null;
  const left = Math.max(0, Math.min(width - CARD, at.x - CARD / 2));
  return (
    <div className={styles.hover} style={{ left, top: at.y > 190 ? at.y - 178 : at.y + 14, width: CARD }}>
      <StoredPicture image={image} alt="" />
      <span>
        <bdi>{label !== undefined && titleOf(label)}</bdi>{' '}
        {variant
          ? say.inspect.variant2(variant.k, figure(variant.classScore))
          : pick
            ? `${say.parts.neighbour.related}, ${figure(pick.facts.probability)}`
            : say.parts.neighbour.seed}
      </span>
    </div>
  );
}
