import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A named float32 tensor of a reference case. */
export interface CaseTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** One reference case: a model, its inputs and cotangents, and what PyTorch computed. */
export interface GradientCase {
  readonly name: string;
  readonly model: Uint8Array;
  readonly inputs: Readonly<Record<string, CaseTensor>>;
  readonly cotangents: Readonly<Record<string, CaseTensor>>;
  readonly outputs: Readonly<Record<string, CaseTensor>>;
  readonly gradients: Readonly<Record<string, CaseTensor>>;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: string;
}

type Stored = Readonly<Record<string, StoredTensor>>;

interface StoredCase {
  readonly name?: string;
  readonly inputs: Stored;
  readonly cotangents: Stored;
  readonly outputs: Stored;
  readonly gradients: Stored;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

function decode(stored: Stored): Record<string, CaseTensor> {
  return Object.fromEntries(
    Object.entries(stored).map(([name, { shape, data }]) => {
      const bytes = Uint8Array.from(Buffer.from(data, 'base64'));
      return [name, { dims: shape, data: new Float32Array(bytes.buffer) }];
    }),
  );
}

/**
 * Lists the cases of a folder: its subfolders that hold a `case.json`, or the folder itself if it is one case.
 *
 * @param folder a folder of the reference form
 * @returns paths of case folders in order of name
 */
export async function listCases(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === 'case.json')) return [folder];
  const found: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
    const inside = await readdir(join(folder, entry.name));
    if (inside.includes('case.json')) found.push(join(folder, entry.name));
  }
  return found.sort();
}

/** Reads one case folder: `model.onnx` and `case.json` (base64 of little-endian float32). */
export async function readCase(folder: string): Promise<GradientCase> {
  const stored = JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')) as StoredCase;
  return {
    name: stored.name ?? folder,
    model: new Uint8Array(await readFile(join(folder, 'model.onnx'))),
    inputs: decode(stored.inputs),
    cotangents: decode(stored.cotangents),
    outputs: decode(stored.outputs),
    gradients: decode(stored.gradients),
    tolerance: stored.tolerance,
  };
}
