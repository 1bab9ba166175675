/** @file The page of the benchmark: the product's own worker on one side, the other library's on the other, the same pictures for both. */

import { proxy, wrap, type Remote } from 'comlink';
import type { JobId } from '../../src/protocol/job.ts';
import type { ModelWorker } from '../../src/protocol/models.ts';
import type { PackWorker } from '../../src/protocol/packs.ts';
import type { PackPlace } from '../../src/packs/place.ts';
import { imageId } from '../../src/core/brands.ts';
import type { TheirAnswer, TheirQuestion } from './theirs.worker.ts';

export interface PageSettings {
  /** Address of the product's worker. */
  readonly worker: string;
  /** Of the files of a pack, and their paths below it. */
  readonly clip: string;
  readonly files: readonly string[];
  readonly theirs: Omit<Extract<TheirQuestion, { kind: 'open' }>, 'kind'> & { readonly worker: string };
}

export interface Timed {
  readonly milliseconds: number;
  readonly rows: readonly number[][];
}

/** Side of the pictures, in pixels: as the starter prior takes them, so that both see the same. */
const SIDE = 128;

export function openPage({ worker, clip, files, theirs }: PageSettings) {
  let ours: Worker | null = null;
  let models: Remote<ModelWorker> | null = null;
  let other: Worker | null = null;

  const own = (pack: string): PackPlace => ({
    kind: 'address',
    folder: new URL(`models/${pack}/`, location.origin).href,
  });

  async function picture(number: number): Promise<Blob> {
    const canvas = new OffscreenCanvas(SIDE, SIDE);
    const drawing = canvas.getContext('2d')!;
    for (let i = 0; i < 40; i++) {
      drawing.fillStyle = `hsl(${(number * 67 + i * 41) % 360} 70% ${20 + ((i * 17 + number) % 60)}%)`;
      drawing.fillRect((i * 37 + number * 11) % SIDE, (i * 53) % SIDE, 8 + ((i * 7) % 40), 8 + ((i * 13) % 40));
    }
    return canvas.convertToBlob({ type: 'image/png' });
  }

  const askTheirs = (question: TheirQuestion): Promise<TheirAnswer> =>
    new Promise((resolve, reject) => {
      other!.onmessage = ({ data }: MessageEvent<TheirAnswer>) => {
        if (data.failure === undefined) resolve(data);
        else reject(new Error(data.failure));
      };
      other!.postMessage(question);
    });

  return {
    /** Makes a pack of the files, as a person does who drops them. */
    async keep(): Promise<string> {
      const given = await Promise.all(
        files.map(async (path) => ({ path, file: await (await fetch(clip + path)).blob() })),
      );
      const maker = new Worker(worker, { type: 'module' });
      const told = { title: 'random clip', licence: 'MIT', source: 'random weights' };
      const made = await wrap<PackWorker>(maker).makePack(
        { kind: 'files', files: given },
        told,
        proxy(() => undefined),
      );
      maker.terminate();
      if (!made.ok || made.value.kind === 'lacking') throw new Error(JSON.stringify(made));
      return made.value.key;
    },

    /** From choosing a pack that is kept to its first embedding, by the worker of some build. */
    async choose(key: string, by: string): Promise<number> {
      const file = await picture(0);
      const start = performance.now();
      ours = new Worker(by, { type: 'module' });
      models = wrap<ModelWorker>(ours);
      const packs = {
        ...{ prior: own('starter-prior'), mask: own('starter-mask'), safety: null },
        judge: { kind: 'kept', key } as const,
      };
      const loaded = await models.load(
        { packs, device: 'wasm' },
        proxy(() => undefined),
      );
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
      await embed([file]);
      return performance.now() - start;
    },

    /** Gives the pack's worker back, as another choice does. */
    leave() {
      ours?.terminate();
      ours = null;
    },

    async ours(count: number): Promise<Timed> {
      const pictures = await Promise.all(Array.from({ length: count }, (_, i) => picture(i)));
      const start = performance.now();
      const rows = await embed(pictures);
      return { milliseconds: performance.now() - start, rows };
    },

    async openTheirs(): Promise<number> {
      const { worker: address, ...opening } = theirs;
      other = new Worker(address, { type: 'module' });
      return (await askTheirs({ kind: 'open', ...opening })).milliseconds;
    },

    async theirs(count: number, batch: number): Promise<Timed> {
      const pictures = await Promise.all(Array.from({ length: count }, (_, i) => picture(i)));
      const { rows, milliseconds } = await askTheirs({ kind: 'embed', files: pictures, batch });
      return { milliseconds, rows: rows.map((row) => [...row]) };
    },
  };

  async function embed(pictures: readonly Blob[]): Promise<number[][]> {
    const rows: number[][] = [];
    const seeds = pictures.map((file, i) => ({ id: imageId(String(i)), file }));
    const answer = await models!.embedSeeds(
      1 as JobId,
      seeds,
      { side: SIDE, stretch: 16 },
      proxy((_id, embedding) => {
        if (!embedding.ok) throw new Error(JSON.stringify(embedding.error));
        rows.push([...embedding.value]);
      }),
    );
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return rows;
  }
}

export type BenchPage = ReturnType<typeof openPage>;
