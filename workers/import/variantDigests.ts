/** @file Which pictures beside a project's document are its variants: one that holds the bytes it was written with need not be decoded. */

import { DOCUMENT_VERSION } from '../../src/core/dataset/projectDocument.ts';

/**
 * What a document says of the bytes of its variants, before anybody has checked it.
 *
 * @param text of the document.
 * @returns SHA-256 by path, from the document's folder; empty where it is no document of the present version, for every picture of
 * others to be looked at. A path that anything else of the document claims is not in it.
 */
export function variantDigests(text: string): ReadonlyMap<string, string> {
  const { version, run, images, picked } = objectIn(text);
  if (version !== DOCUMENT_VERSION) return new Map();
  const others = new Set([...rowsOf(images), ...rowsOf(picked)].map(({ file }) => file));
  return new Map(
    rowsOf((run as { variants?: unknown } | null | undefined)?.variants).flatMap(({ file, sha256 }) =>
      typeof file === 'string' && typeof sha256 === 'string' && !others.has(file) ? [[file, sha256] as const] : [],
    ),
  );
}

interface Row {
  readonly file?: unknown;
  readonly sha256?: unknown;
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    // Whoever opens it says what is wrong.
    return {};
  }
}

const rowsOf = (list: unknown): readonly Row[] =>
  Array.isArray(list) ? list.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
