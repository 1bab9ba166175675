import { imageId, latentTensor, runSeed, type LatentTensor } from '../../src/core/brands.ts';
import { noiseShape } from '../../src/core/latent/layout.ts';
import { initialNoise } from '../../src/core/latent/noise.ts';
import { perturb } from '../../src/core/latent/perturb.ts';
import { projectToBall } from '../../src/core/latent/project.ts';
import { unstack, stack } from '../../src/core/tensor.ts';

/** What makes a variant of a latent. */
export interface VariantOptions {
  /** Names of the images: they choose the noise. */
  readonly paths: readonly string[];
  /** Number of the variant. */
  readonly variant: number;
  /** Radius of the ball, in units. */
  readonly epsilon: number;
  /** One unit of each channel, in the latents' own. */
  readonly units: readonly number[];
}

/**
 * The prior's variants without guidance: (1 + z) f + b for each channel, z ~ U(0, 1), b ~ N(0, 1), projected to the ball.
 * @param latents [n, channels, height, width].
 * @param options noise, radius and units.
 * @returns latents of the same shape.
 */
export function unguidedVariants(
  latents: LatentTensor,
  { paths, variant, epsilon, units }: VariantOptions,
): LatentTensor {
  const [, channels, height, width] = latents.dims as [number, number, number, number];
  const shape = noiseShape('channels-first', [channels, height, width], 'channel');
  const unitAt = (i: number): number => units[Math.floor(i / (height * width))]!;
  return latentTensor(
    stack(
      unstack(latents).map(({ dims, data }, image) => {
        const f = Float64Array.from(data, (value, i) => value / unitAt(i));
        const noise = initialNoise(runSeed(0), imageId(paths[image]!), variant, shape.count);
        const moved = projectToBall(perturb(f, noise, shape), f, epsilon);
        return { dims, data: moved.map((value, i) => value * unitAt(i)) };
      }),
    ),
  );
}

/** Running mean and variance of each channel of spatial latents. */
export class ChannelStatistics {
  private readonly sums: Float64Array;
  private readonly squares: Float64Array;
  private count = 0;

  constructor(private readonly channels: number) {
    this.sums = new Float64Array(channels);
    this.squares = new Float64Array(channels);
  }

  /** Adds latents [n, channels, height, width]. */
  add({ dims, data }: LatentTensor): void {
    const area = dims[2]! * dims[3]!;
    data.forEach((value, i) => {
      const channel = Math.floor(i / area) % this.channels;
      this.sums[channel]! += value;
      this.squares[channel]! += value * value;
    });
    this.count += data.length / this.channels;
  }

  get means(): number[] {
    return Array.from(this.sums, (sum) => sum / this.count);
  }

  get variances(): number[] {
    return Array.from(this.squares, (square, c) => square / this.count - (this.sums[c]! / this.count) ** 2);
  }
}
