/** @file From places to the packs of a studio, their files read: what cannot work together is refused before anything large is fetched. */

import { FailureError } from '../core/failure.ts';
import type { Graph } from '../packs/manifest.ts';
import type { PackPlace, PackPlaces } from '../packs/place.ts';
import type { LoadProgress } from '../protocol/models.ts';
import { checkMemory } from './openPorts.ts';
import { judgePack, maskPack, priorPack, safetyPack, type JudgePack, type Pack, type PriorPack } from './pack.ts';

/** Opens a pack; `onBytes` is told how many bytes of its files arrived. */
export type OpenPack = (place: PackPlace, onBytes?: (bytes: number) => void) => Promise<Pack>;

/**
 * Reads all that the models are made of; the mask's files are read when it is first asked for.
 *
 * @param places of the packs.
 * @param open reads a manifest, and its files when they are asked for.
 * @param memory for weights, in bytes.
 * @param onProgress told after each hundredth of the bytes.
 * @throws FailureError where they do not fit into memory, or the prior takes other embeddings than the judge gives: nothing but manifests
 * is read then; as `open`, where a file does not arrive.
 */
export async function readPacks(
  { prior, judge, mask, safety }: PackPlaces,
  open: OpenPack,
  memory: number,
  onProgress: (progress: LoadProgress) => void,
) {
  let done = 0;
  let total = 0;
  let told = 0;
  let waiting = true;
  const onBytes = (bytes: number) => {
    done += bytes;
    // What is read later holds nobody up.
    if (!waiting) return;
    if (done - told < total / 100 && done < total) return;
    told = done;
    onProgress({ done, total });
  };
  const opened = { prior: priorPack(await open(prior, onBytes)), judge: judgePack(await open(judge, onBytes)) };
  const checker = safety && safetyPack(await open(safety, onBytes));
  const checked = safety && checker ? [[checker, safety] as const] : [];
  const placed: readonly (readonly [Pack, PackPlace])[] = [[opened.prior, prior], [opened.judge, judge], ...checked];
  checkEmbeddings(opened.prior, opened.judge);
  checkMemory(
    placed.map(([{ manifest }]) => manifest),
    memory,
  );
  const files = placed.flatMap(([pack, place]) => {
    const parts = partsOf(pack.manifest, place);
    return pack.manifest.files.filter(({ path }) => parts.has(path)).map((file) => ({ pack, file }));
  });
  total = files.reduce((sum, { file }) => sum + file.bytes, 0);
  await Promise.all(files.map(({ pack, file }) => pack.read(file.path)));
  waiting = false;
  return { ...opened, mask: async () => maskPack(await open(mask)), safety: checker };
}

/** @throws FailureError where a prior is led by embeddings that the judge does not give. */
function checkEmbeddings({ manifest }: PriorPack, judge: JudgePack): void {
  if (manifest.kind !== 'unclip') return;
  const [taken, given] = [manifest.embedding.size, judge.manifest.embedding.size];
  if (taken !== given) throw new FailureError({ code: 'embedding-width', prior: taken, judge: given });
}

/**
 * Files of a pack that are read before anything is opened: what the models are made of. What a judge reads texts with is read with the
 * first of them where it is kept here; from an address it comes with the rest, since the network may be gone by then.
 */
function partsOf(manifest: Pack['manifest'], { kind }: PackPlace): ReadonlySet<string> {
  const filesOf = ({ file, external = [] }: Graph) => [file, ...external];
  const parts = new Set(Object.values<Graph>(manifest.graphs).flatMap(filesOf));
  if (manifest.role === 'judge' && kind === 'kept') {
    for (const file of filesOf(manifest.graphs.text)) parts.delete(file);
    return parts;
  }
  if (!('tokenizer' in manifest)) return parts;
  const { tokenizer } = manifest;
  return new Set([...parts, tokenizer.file, ...('merges' in tokenizer && tokenizer.merges ? [tokenizer.merges] : [])]);
}
