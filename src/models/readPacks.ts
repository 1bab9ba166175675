/** @file From places to the packs of a studio, their files on the way: what cannot work together is refused before anything large is fetched. */

import { FailureError } from '../core/failure.ts';
import type { Graph } from '../packs/manifest.ts';
import type { PackPlace, PackPlaces } from '../packs/place.ts';
import type { LoadProgress } from '../protocol/models.ts';
import type { Held } from '../packs/size.ts';
import { checkMemory } from './openPorts.ts';
import { judgePack, maskPack, priorPack, safetyPack, type JudgePack, type Pack, type PriorPack } from './pack.ts';

/** Opens a pack; `onBytes` is told how many bytes of its files arrived. */
export type OpenPack = (place: PackPlace, onBytes?: (bytes: number) => void) => Promise<Pack>;

/**
 * Begins to read all that the models are made of, so that a runtime can start and the first graphs can be opened while the rest
 * arrives; the mask's files are read when it is first asked for.
 *
 * @param places of the packs.
 * @param open reads a manifest, and its files when they are asked for.
 * @param memory for weights, in bytes.
 * @param held how they will be held, as far as it is known; see `checkMemory`.
 * @param onProgress told after each hundredth of the bytes.
 * @returns the packs, and `arrived`: resolves when all of it is read and verified, rejects as `open` does where a file does not arrive.
 * @throws FailureError where they do not fit into memory, or the prior takes other embeddings than the judge gives: nothing but manifests
 * is read then.
 */
export async function readPacks(
  { prior, judge, mask, safety }: PackPlaces,
  open: OpenPack,
  memory: number,
  held: Held,
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
  const manifests = [opened.prior, opened.judge, ...(checker ? [checker] : [])].map(({ manifest }) => manifest);
  checkEmbeddings(opened.prior, opened.judge);
  checkMemory(manifests, memory, held);

  const arriving: Promise<unknown>[] = [];
  const ahead = <Kind extends Pack>(pack: Kind, place: PackPlace): Kind => {
    const parts = partsOf(pack.manifest, place);
    const files = pack.manifest.files.filter(({ path }) => parts.has(path));
    total += files.reduce((sum, { bytes }) => sum + bytes, 0);
    const reads = new Map(files.map(({ path }) => [path, pack.read(path)]));
    arriving.push(...reads.values());
    return handingOver(pack, reads);
  };
  const packs = {
    prior: ahead(opened.prior, prior),
    judge: ahead(opened.judge, judge),
    safety: safety && checker && ahead(checker, safety),
    mask: async () => maskPack(await open(mask)),
  };
  const arrived = Promise.all(arriving).then(() => {
    waiting = false;
  });
  return { packs, arrived };
}

/** Graphs that are opened when they are first needed, and large: they are read to know that they are there, and held by nobody until then. */
const LATER: readonly string[] = ['text', 'denoiser'];

/** A pack whose reads under way are given to whom first asks for those files, where that is soon. */
function handingOver<Kind extends Pack>(pack: Kind, reads: ReadonlyMap<string, ReturnType<Pack['read']>>): Kind {
  const soon = Object.entries<Graph>(pack.manifest.graphs).filter(([name]) => !LATER.includes(name));
  const held = new Map(soon.flatMap(([, graph]) => filesOf(graph)).map((path) => [path, reads.get(path)]));
  return {
    ...pack,
    read: (path: string) => {
      const read = held.get(path);
      held.delete(path);
      return read ?? pack.read(path);
    },
  };
}

/** @throws FailureError where a prior is led by embeddings that the judge does not give. */
function checkEmbeddings({ manifest }: PriorPack, judge: JudgePack): void {
  if (manifest.kind !== 'unclip') return;
  const [taken, given] = [manifest.embedding.size, judge.manifest.embedding.size];
  if (taken !== given) throw new FailureError({ code: 'embedding-width', prior: taken, judge: given });
}

const filesOf = ({ file, external = [] }: Graph): readonly string[] => [file, ...external];

/**
 * Files of a pack that are read before anything is opened: what the models are made of. What a judge reads texts with is read with the
 * first of them where it is kept here; from an address it comes with the rest, since the network may be gone by then.
 */
function partsOf(manifest: Pack['manifest'], { kind }: PackPlace): ReadonlySet<string> {
  const parts = new Set(Object.values<Graph>(manifest.graphs).flatMap(filesOf));
  if (manifest.role === 'judge' && kind === 'kept') {
    for (const file of filesOf(manifest.graphs.text)) parts.delete(file);
    return parts;
  }
  if (!('tokenizer' in manifest)) return parts;
  const { tokenizer } = manifest;
  return new Set([...parts, tokenizer.file, ...('merges' in tokenizer && tokenizer.merges ? [tokenizer.merges] : [])]);
}
