/** @file The other library behind messages: what a page does with it, in a worker as ours is. */

/** What is used of transformers.js; it is no dependency of this project. */
interface Transformers {
  readonly env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    localModelPath: string;
    readonly backends: { readonly onnx: { readonly wasm: { wasmPaths?: string; readonly numThreads?: number } } };
  };
  readonly AutoProcessor: { from_pretrained(model: string): Promise<(images: unknown) => Promise<object>> };
  readonly CLIPVisionModelWithProjection: {
    from_pretrained(model: string, options: object): Promise<(inputs: object) => Promise<{ image_embeds: Embeds }>>;
  };
  readonly RawImage: { fromBlob(blob: Blob): Promise<unknown> };
}
interface Embeds {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export type TheirQuestion =
  | {
      readonly kind: 'open';
      readonly library: string;
      readonly wasm: string;
      readonly models: string;
      readonly model: string;
    }
  | { readonly kind: 'embed'; readonly files: readonly Blob[]; readonly batch: number };

export interface TheirAnswer {
  readonly rows: readonly Float32Array[];
  readonly milliseconds: number;
  readonly failure?: string;
}

const worker = globalThis as unknown as {
  onmessage: ((event: MessageEvent<TheirQuestion>) => void) | null;
  postMessage(answer: TheirAnswer): void;
};

let embed: ((files: readonly Blob[]) => Promise<Embeds>) | null = null;

async function open({ library, wasm, models, model }: Extract<TheirQuestion, { kind: 'open' }>): Promise<void> {
  const { env, AutoProcessor, CLIPVisionModelWithProjection, RawImage } = (await import(
    /* @vite-ignore */ library
  )) as Transformers;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = models;
  env.backends.onnx.wasm.wasmPaths = wasm;
  const process = await AutoProcessor.from_pretrained(model);
  const tower = await CLIPVisionModelWithProjection.from_pretrained(model, { device: 'wasm', dtype: 'fp32' });
  embed = async (files) => {
    const images = await Promise.all(files.map((file) => RawImage.fromBlob(file)));
    return (await tower(await process(images))).image_embeds;
  };
}

async function answer(question: TheirQuestion): Promise<TheirAnswer> {
  const start = performance.now();
  const rows: Float32Array[] = [];
  if (question.kind === 'open') await open(question);
  else
    for (let i = 0; i < question.files.length; i += question.batch) {
      const { data, dims } = await embed!(question.files.slice(i, i + question.batch));
      const width = dims[1]!;
      for (let n = 0; n < dims[0]!; n++) rows.push(data.slice(n * width, (n + 1) * width));
    }
  return { rows, milliseconds: performance.now() - start };
}

worker.onmessage = ({ data }) => {
  answer(data).then(
    (made) => {
      worker.postMessage(made);
    },
    (error: unknown) => {
      worker.postMessage({
        rows: [],
        milliseconds: 0,
        failure: error instanceof Error ? error.message : String(error),
      });
    },
  );
};
