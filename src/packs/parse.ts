/** @file From the content of a `pack.json` to a manifest; the first fault is named by its field. */

import type * as z from 'zod/mini';
import { checkConsistency } from './consistency.ts';
import { PackError } from './error.ts';
import { manifestSchema, type PackManifest } from './manifest.ts';

/**
 * Reads the content of a `pack.json`.
 * @param json The parsed JSON.
 * @returns The manifest, defaults filled in.
 * @throws PackError that names a wrong field, what was expected there and what came.
 */
export function parseManifest(json: unknown): PackManifest {
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw errorOf(parsed.error.issues, json);
  checkConsistency(parsed.data);
  return parsed.data;
}

/** As {@link parseManifest}, from the text of the file. */
export function parseManifestText(content: string): PackManifest {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new PackError('the manifest', 'JSON', error instanceof Error ? error.message : 'something else');
  }
  return parseManifest(json);
}

type Issue = z.core.$ZodIssue;

/** A field that is not known explains one that is missing, so it comes first. */
function errorOf(issues: readonly Issue[], json: unknown): PackError {
  const issue = innermost(issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!);
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], json);
  return new PackError(fieldOf(path), issue.message, describe(value));
}

/** Of the ways in which a union does not fit, the one that came furthest into the value; itself where none came into it. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inside = issue.errors.flat().filter(({ path }) => path.length > 0);
  const [furthest] = inside.toSorted((a, b) => b.path.length - a.path.length);
  return furthest ? innermost({ ...furthest, path: [...issue.path, ...furthest.path] }) : issue;
}

/** `graphs.encoder.inputs[0].shape[1]` */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, key) => (typeof key === 'number' ? `${field}[${key}]` : `${field}${field && '.'}${String(key)}`),
    '',
  ) || 'the manifest';

/** A JSON value in few words. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null)
    return `an object with ${Object.keys(value).join(', ') || 'no keys'}`;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
