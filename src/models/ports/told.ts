/** @file What a denoiser is told besides the latents: of every row, and of a whole pass. */

import type { Condition } from '../../core/diffusion/denoise.ts';
import { stack, type Tensor } from '../../core/tensor.ts';
import { adapterClasses } from '../../packs/adapterClasses.ts';
import type { PriorManifest } from '../../packs/manifest.ts';

export interface Told {
  /** [n, tokens, width]. */
  readonly states: Tensor;
  /** [n, 2 width of an embedding], where the rows have them. */
  readonly labels?: Tensor;
  /** Which adapter takes part, for denoisers with one a class. */
  readonly adapter?: number;
}

/**
 * The rows of a pass as a denoiser takes them.
 *
 * @param manifest of its pack.
 * @param conditions one for each row. Where there is an adapter for every class, all rows that name a class name the same.
 * @throws RangeError where they do not.
 */
export function toldOf(manifest: PriorManifest, conditions: readonly Condition[]): Told {
  const labels = conditions.flatMap(({ labels: one }) => (one ? [{ dims: [one.length], data: one }] : []));
  return {
    states: stack(conditions.map(({ states }) => states)),
    ...(labels.length > 0 && { labels: stack(labels) }),
    ...adapterOf(manifest, conditions),
  };
}

function adapterOf(manifest: PriorManifest, conditions: readonly Condition[]): Pick<Told, 'adapter'> {
  const classes = adapterClasses(manifest);
  if (classes.length === 0) return {};
  const [name, ...others] = new Set(conditions.flatMap(({ className }) => className ?? []));
  if (others.length > 0)
    throw new RangeError(`Expected a pass of one class, got rows of "${name}" and "${others.join('", "')}".`);
  const place = classes.findIndex((one) => one.name === name);
  return { adapter: place < 0 ? classes.length : place };
}
