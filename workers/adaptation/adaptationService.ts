/** @file Adapts a prior to seeds: decodes pictures, trains, keeps the new pack, and tells; a failure is a value. */

import { adaptationParts } from '../../src/core/adaptation/parts.ts';
import type { PixelTensor } from '../../src/core/brands.ts';
import { framingAt, type Framing } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { tensor, type Tensor } from '../../src/core/tensor.ts';
import { adaptPrior, type AdaptationResult } from '../../src/models/adaptation/adaptPrior.ts';
import { checkpointFrom, checkpointParts } from '../../src/models/adaptation/checkpointFile.ts';
import { CONTACT_SHEET } from '../../src/models/adaptation/conclude.ts';
import { adaptablePack } from '../../src/models/adaptation/openDecoder.ts';
import { digestOfSeeds, idOf, type SeedFacts } from '../../src/models/adaptation/work.ts';
import { priorPack } from '../../src/models/pack.ts';
import { keepPack } from '../../src/models/shelf/keepPack.ts';
import { checkAdapting } from '../../src/packs/adaptingMemory.ts';
import { framingOf } from '../../src/packs/framing.ts';
import type { AdaptationAsked, AdaptationNews, AdaptationWorker, AdaptedPrior } from '../../src/protocol/adaptation.ts';
import { success } from '../../src/protocol/failure.ts';
import type { Callback } from '../../src/protocol/job.ts';
import { packFailure } from '../packs/packFailure.ts';
import type { AdaptationPlatform } from './platform.ts';

/** How often steps are told of, in milliseconds. */
const TELL = 100;
/** Held-out pictures that are shown at most. */
const SHOWN = 4;

export function createAdaptationService(platform: AdaptationPlatform): Omit<AdaptationWorker, 'hold'> {
  return {
    async adaptPrior(asked, onNews) {
      try {
        return success(await adapted(platform, asked, onNews));
      } catch (error) {
        return { ok: false, error: packFailure(error) };
      }
    },
  };
}

async function adapted(
  platform: AdaptationPlatform,
  asked: AdaptationAsked,
  onNews: Callback<[news: AdaptationNews]>,
): Promise<AdaptedPrior> {
  const { settings, runSeed, appVersion } = asked;
  const pack = adaptablePack(priorPack(await platform.openPack(asked.prior)));
  checkAdapting(pack.manifest, { runtime: platform.memory(), all: Infinity });
  const seeds = await readSeeds(
    platform,
    asked,
    framingOf(pack.manifest.preprocessing, asked.side ?? undefined),
    onNews,
  );
  const { pictures, labels, digest } = seeds;
  const runtime = await platform.openRuntime();
  const arithmetic = { appVersion, runtime: 'wasm', threads: platform.threads() };
  const id = await idOf(pack, digest, settings, runSeed, arithmetic);
  const from = asked.from && checkpointFrom(new Uint8Array(await asked.from.arrayBuffer()));
  const encodePng = async (image: Tensor) => new Uint8Array(await (await platform.encode(image)).arrayBuffer());
  const procedure = adaptPrior(runtime, { pack, ...seeds, settings, runSeed, id, encodePng }, from ?? undefined);
  const encodeAll = (images: readonly PixelTensor[]) =>
    Promise.all(images.slice(0, SHOWN).map(({ dims, data }) => platform.encode(tensor(dims.slice(1), data))));
  const held = await encodeAll(adaptationParts(labels, runSeed).stop.map((i) => pictures[i]!));
  let told = 0;
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return keep(platform, next.value, pictures.length);
    const event = next.value;
    if (event.kind === 'look') {
      const { looks } = event.checkpoint;
      const checkpoint = new Blob([...checkpointParts(event.checkpoint)]);
      await onNews({ kind: 'look', looks, checkpoint, held, now: await encodeAll(event.pictures) });
    } else if (performance.now() - told >= TELL) {
      told = performance.now();
      await onNews(event);
    }
  }
}

/** Puts the new pack, where there is one, on the shelf. */
async function keep(
  { shelf }: AdaptationPlatform,
  { pack, ...result }: AdaptationResult,
  pictures: number,
): Promise<AdaptedPrior> {
  if (!pack) return { ...result, pictures, key: null, sheet: null };
  const key = await keepPack(shelf(), pack, { format: 1, preset: null, commit: null, notes: [] });
  const sheet = new Blob([await pack.read(CONTACT_SHEET)], { type: 'image/png' });
  return { ...result, pictures, key, sheet };
}

/** Every seed once, in their order; what cannot be read takes no part. */
async function readSeeds(
  { decode }: AdaptationPlatform,
  { seeds, stretch }: AdaptationAsked,
  framing: Framing,
  onNews: Callback<[news: AdaptationNews]>,
) {
  const facts: SeedFacts[] = [];
  const pictures: PixelTensor[] = [];
  const labels: string[] = [];
  for (const [i, { path, sha256, label, file, crop }] of seeds.entries()) {
    await onNews({ kind: 'reading', done: i, total: seeds.length });
    const square = framingAt(framing, crop);
    const image = await decode(file, { stretch }).catch(() => null);
    if (!image) continue;
    pictures.push(framePixels(image, square));
    labels.push(label);
    facts.push({ path, sha256, square });
  }
  return { pictures, labels, digest: await digestOfSeeds(facts) };
}
