/** @file What a person has decided in an earlier result: it must not be lost with the file. */

import { DOCUMENT_NAME } from '../../../src/core/dataset/projectDocument.ts';
import { SIDECAR_NAME } from '../../../src/export/sidecar.ts';
import { openArchive } from '../archive.ts';

/** A sidecar that is longer is of a set so large that nobody has looked at it in a text that fits into memory. */
const MAX_TEXT = 512 * 1024 * 1024;

/**
 * Counts the decisions of a person in a zip, at any depth: variants that were accepted, rejected or given another class.
 *
 * @param path of a zip.
 * @returns 0 for a zip without any, and for a file that cannot be read as a zip: nothing can be taken from it any more.
 */
export async function countDecisions(path: string): Promise<number> {
  const zip = await openArchive(path, {}).catch(() => null);
  if (!zip) return 0;
  try {
    let [documents, sidecars] = [0, 0];
    for (const file of zip.files) {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      if (file.bytes > MAX_TEXT || (name !== DOCUMENT_NAME && name !== SIDECAR_NAME)) continue;
      const text = await file.read().then(
        (bytes) => new TextDecoder().decode(bytes),
        () => '',
      );
      if (name === DOCUMENT_NAME) documents += inDocument(text);
      else sidecars += inSidecar(text);
    }
    // Both files say the same of one project; the document also knows what is not in the set.
    return Math.max(documents, sidecars);
  } finally {
    await zip.close();
  }
}

/**
 * Refuses to replace a zip that holds decisions.
 *
 * @throws Error that says how many.
 */
export async function keepDecisions(path: string): Promise<void> {
  const decisions = await countDecisions(path);
  if (decisions === 0) return;
  const what = decisions === 1 ? '1 decision' : `${decisions} decisions`;
  throw new Error(
    `Expected --overwrite to replace a zip that nobody has reviewed, got ${path} with ${what} of a person, which this run would lose; choose another name.`,
  );
}

interface Decided {
  /** Present where a model decided, and no person. */
  readonly safety?: unknown;
  readonly verdict?: unknown;
  readonly relabel?: unknown;
}

function inDocument(text: string): number {
  const { decisions } = (parsed(text) ?? {}) as { readonly decisions?: unknown };
  if (!Array.isArray(decisions)) return 0;
  return (decisions as (Decided | null)[]).filter(
    (decision) =>
      decision?.safety === undefined && (isVerdict(decision?.verdict) || typeof decision?.relabel === 'string'),
  ).length;
}

function inSidecar(text: string): number {
  return text.split('\n').filter((line) => {
    const row = parsed(line) as { readonly status?: unknown; readonly reason?: unknown } | null;
    return isVerdict(row?.status) || (typeof row?.reason === 'string' && row.reason.includes('relabelled'));
  }).length;
}

const isVerdict = (value: unknown): boolean => value === 'accepted' || value === 'rejected';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
