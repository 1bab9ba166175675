/**
 * @file What adapting a prior comes to on pictures that took no part: `npm run bench:adaptation -- <set with a test split> <prior> <adapted>`.
 *
 * Pictures of the splits `test` and `val` are framed as the prior takes them, and given back by each pack. The response is how far the published noise,
 * held in the suggested ball, moves a picture from what is given back of it: what is left of the prior's styles.
 */

import { framingAt } from '../src/core/image/framing.ts';
import { framePixels } from '../src/core/image/pixels.ts';
import { errorOf, givenBack } from '../src/core/adaptation/error.ts';
import { imageId, latentTensor, runSeed, type PixelTensor } from '../src/core/brands.ts';
import { noiseShape } from '../src/core/latent/layout.ts';
import { initialNoise } from '../src/core/latent/noise.ts';
import { perturb } from '../src/core/latent/perturb.ts';
import { projectToBall } from '../src/core/latent/project.ts';
import { openPrior } from '../src/models/ports/prior.ts';
import { callerFolder, findPack } from '../cli/lib/caller.ts';
import { openDataset } from '../cli/lib/dataset.ts';
import { decodePicture } from '../cli/lib/decode.ts';
import { openEncodingPack } from '../cli/lib/pack.ts';
import { openRuntime, usualRuntime } from '../cli/runtime/node.ts';

const [set, ...priors] = process.argv.slice(2);
if (set === undefined || priors.length === 0) {
  console.error('usage: npm run bench:adaptation -- <set with a test or val split> <prior> ...');
  process.exit(2);
}
const runtime = await openRuntime(usualRuntime(), 1);
const dataset = await openDataset(set);
const pictures = dataset.images.filter(({ split }) => split === 'test' || split === 'val');
for (const given of priors) {
  const pack = await openEncodingPack(await findPack(given, callerFolder()));
  const opened = await openPrior(pack, runtime);
  const { prior, framing } = opened;
  const { epsilon } = pack.manifest.latent;
  const seeds: PixelTensor[] = [];
  for (const image of pictures) {
    seeds.push(framePixels((await decodePicture(await image.read())).image, framingAt(framing(), image.crop)));
  }
  const back = await givenBack(prior, seeds);
  const moved: PixelTensor[] = [];
  for (const [i, seed] of seeds.entries()) {
    const latents = await prior.encode(seed);
    const shape = noiseShape(prior.layout, latents.dims.slice(1), 'channel', prior.held ?? 0);
    const noise = initialNoise(runSeed(0), imageId(pictures[i]!.path), 0, shape.count);
    const data = projectToBall(perturb(latents.data, noise, shape), latents.data, epsilon);
    moved.push(await prior.decode(latentTensor({ dims: latents.dims, data })));
  }
  const { absolute, psnr } = errorOf(seeds, back);
  console.log(
    `${pack.manifest.id.padEnd(40)} ${seeds.length} pictures: mean absolute difference ${absolute.toFixed(5)}, ` +
      `PSNR ${psnr.toFixed(2)} dB; moved by ${errorOf(back, moved).absolute.toFixed(4)} at epsilon ${epsilon}`,
  );
  await opened.close();
}
await dataset.close();
