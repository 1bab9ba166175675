/** @file `offshoot.json` on its way in: whatever a person or a program made of it, it fits the schema or is refused by name. */

import { FailureError } from '../../core/failure.ts';
import * as z from 'zod/mini';
import { fromVersion1 } from './upgrade.ts';
import { documentSchema, type ProjectDocument } from './schema.ts';
import { DOCUMENT_NAME, DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';

z.config(z.locales.en());

/** As many faults as a person reads. */
const SHOWN = 3;

/**
 * Reads the text of a project document.
 *
 * @throws FailureError that names the field, what was expected and what came; a newer version is told from a broken file.
 */
export function parseDocument(text: string): ProjectDocument {
  const json = parseJson(text);
  const { version } = (typeof json === 'object' && json !== null ? json : {}) as { version?: unknown };
  if (typeof version === 'number' && version > DOCUMENT_VERSION) {
    throw new FailureError({ code: 'document-newer', document: DOCUMENT_NAME, known: DOCUMENT_VERSION, version });
  }
  const parsed = documentSchema.safeParse(version === 1 ? fromVersion1(json) : json);
  if (parsed.success) return checkReferences(parsed.data);
  const { issues } = parsed.error;
  const faults = issues.slice(0, SHOWN).map(({ path, message }) => `${fieldOf(path)}: ${lowerFirst(message)}`);
  const more = issues.length - faults.length;
  throw new FailureError({ code: 'document-schema', document: DOCUMENT_NAME, faults, more });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FailureError({ code: 'document-not-json', document: DOCUMENT_NAME }, { cause });
  }
}

/** What names something must name something that is there: the schema cannot say that. */
function checkReferences(document: ProjectDocument): ProjectDocument {
  const { classes, images, run, decisions } = document;
  const labels = new Set(classes.map(({ key }) => key));
  const ids = new Set(images.map(({ id }) => id));
  const expect = (holds: boolean, field: string, got: string) => {
    if (!holds) throw new FailureError({ code: 'document-reference', document: DOCUMENT_NAME, field, got });
  };
  images.forEach(({ label }, i) => {
    expect(labels.has(label), `images[${i}].label`, label);
  });
  run?.seeds.forEach((seed, i) => {
    expect(ids.has(seed), `run.seeds[${i}]`, seed);
  });
  if (run?.counts && run.counts.length !== run.seeds.length) {
    throw new FailureError({
      code: 'document-counts',
      document: DOCUMENT_NAME,
      seeds: run.seeds.length,
      counts: run.counts.length,
    });
  }
  const slots = new Set<string>();
  run?.variants.forEach(({ seed, k, top1, probabilities }, i) => {
    expect(ids.has(seed), `run.variants[${i}].seed`, seed);
    expect(top1 < classes.length, `run.variants[${i}].top1`, String(top1));
    expect(
      probabilities.length === classes.length,
      `run.variants[${i}].probabilities`,
      `${probabilities.length} values`,
    );
    expect(!slots.has(`${k} ${seed}`), `run.variants[${i}].k`, `${k} of ${seed} a second time`);
    slots.add(`${k} ${seed}`);
  });
  decisions.forEach(({ seed, k, relabel }, i) => {
    expect(slots.has(`${k} ${seed}`), `decisions[${i}]`, `variant ${k} of ${seed}`);
    expect(relabel === null || labels.has(relabel), `decisions[${i}].relabel`, String(relabel));
  });
  document.picked?.forEach(({ label, decision }, i) => {
    expect(labels.has(label), `picked[${i}].label`, label);
    const relabel = decision?.relabel ?? null;
    expect(relabel === null || labels.has(relabel), `picked[${i}].decision.relabel`, String(relabel));
  });
  return document;
}

/** `run.variants[3].number` */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, part) => (typeof part === 'number' ? `${field}[${part}]` : `${field}${field && '.'}${String(part)}`),
    '',
  ) || 'the file';

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
