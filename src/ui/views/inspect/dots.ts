/** @file From the images of the map to dots: where they lie on the screen, what colour they have, and what is said of them. */

import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ClassKey, ImageKey } from '../../../store/ids.ts';
import type { MapPoint } from '../../../store/insight.ts';
import { decisionOf, verdictOf } from '../../../store/review/selectors.ts';
import type { ReviewState } from '../../../store/review/state.ts';
import type { PicksState } from '../../../store/picks/state.ts';
import type { RunState } from '../../../store/run/state.ts';
import type { SeedImage, SeedsState } from '../../../store/seeds/state.ts';
import { figure } from '../../format.ts';
import type { Size } from '../../hooks/size.ts';
import { classColour } from './classColour.ts';
import type { Point } from './lasso.ts';
import { say } from '../../words/say.ts';

export type Colouring = 'class' | 'state';

/** What is known of the images. */
export interface DotFacts extends Pick<SeedsState, 'images' | 'classes'> {
  readonly variants: RunState['variants'];
  /** Pictures that were picked. */
  readonly picks: PicksState['all'];
  readonly decisions: ReviewState['decisions'];
}

const INSET = 18;
const STATE_COLOURS = { accepted: '--leaf', rejected: '--bloom', unreviewed: '--ink-3' } as const;

/** Places in pixels, so that all points fill the size but for a margin. */
export function place(points: readonly MapPoint[], { width, height }: Size): readonly Point[] {
  const [left = 0, right = 1] = extent(points, ({ x }) => x);
  const [low = 0, high = 1] = extent(points, ({ y }) => y);
  const x = scaleLinear([left, right], [INSET, width - INSET]);
  const y = scaleLinear([low, high], [height - INSET, INSET]);
  return points.map((point) => ({ x: x(point.x), y: y(point.y) }));
}

/** The folder's class of an image. */
export const labelOf = (point: MapPoint, facts: DotFacts): ClassKey | undefined =>
  pickOf(point, facts)?.label ?? seedOf(point, facts)?.label;

/** The key of an image's small picture. */
export function pictureOf(point: MapPoint, facts: DotFacts): ImageKey | undefined {
  const variant = point.kind === 'variant' ? facts.variants.get(point.slot) : undefined;
  return variant?.image ?? pickOf(point, facts)?.thumbnail ?? seedOf(point, facts)?.thumbnail;
}

/** A CSS colour: of the folder's class, or of what was decided. */
export function colourOf(point: MapPoint, facts: DotFacts, colouring: Colouring): string {
  if (colouring === 'class') {
    const label = labelOf(point, facts);
    return classColour(facts.classes.findIndex((info) => info.key === label));
  }
  return point.kind === 'seed' ? 'var(--ink)' : `var(${STATE_COLOURS[verdictOf(facts.decisions, point.slot)]})`;
}

/** What a dot stands for, for those who do not see its picture: kind, file, class and state. */
export function wordsOf(point: MapPoint, facts: DotFacts): string {
  const seed = seedOf(point, facts);
  const variant = point.kind === 'variant' ? facts.variants.get(point.slot) : undefined;
  const pick = pickOf(point, facts);
  const decision = point.kind === 'variant' ? decisionOf(facts.decisions, point.slot) : null;
  const label = decision?.relabel ?? pick?.label ?? seed?.label;
  const words = [
    pick
      ? say.inspect.relatedPicture(pick.facts.from)
      : variant
        ? say.inspect.variantOf(variant.k, seed?.name ?? variant.seed)
        : say.inspect.seed2(seed?.name ?? ''),
    label === undefined || label === '' ? say.inspect.noFolder : say.inspect.class(label),
  ];
  if (variant && decision)
    words.push(say.review.verdicts[decision.verdict], say.inspect.classScore(figure(variant.classScore)));
  if (pick && decision)
    words.push(say.review.verdicts[decision.verdict], say.inspect.classScore2(figure(pick.facts.probability)));
  return words.join(', ');
}

const pickOf = (point: MapPoint, { picks }: DotFacts) => (point.kind === 'variant' ? picks.get(point.slot) : undefined);

function seedOf(point: MapPoint, { images, variants }: DotFacts): SeedImage | undefined {
  const id = point.kind === 'seed' ? point.id : variants.get(point.slot)?.seed;
  return id === undefined ? undefined : images.get(id);
}
