import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectState } from '../../testing/projects.ts';
import { finished } from '../../core/steps.ts';
import { documentText, toDocument } from '../../store/project/document.ts';
import { takeSnapshot } from '../../store/project/takeSnapshot.ts';
import { schemaText, SCHEMA_FILE } from './jsonSchema.ts';
import { documentFile } from './document.ts';
import { parseDocument } from './parse.ts';
import type { ProjectDocument } from './schema.ts';
import { sayingOf } from '../../testing/saying.ts';

const document = (state = projectState()): ProjectDocument =>
  toDocument(takeSnapshot(state, { appVersion: '1.2.3', now: '2026-01-02T00:00:00.000Z' })!, {
    layout: 'folders',
    written: new Map(),
    prompt: 'a {label}',
    device: 'wasm',
  });

/** The document with one field replaced, as text. */
function withField(path: readonly (string | number)[], value: unknown): string {
  const json = JSON.parse(JSON.stringify(document())) as Record<string | number, unknown>;
  let at = json;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return JSON.stringify(json);
}

describe('offshoot.json', () => {
  it('is published as JSON Schema (write it with `npm run schema:write`)', async () => {
    expect(await readFile(join(import.meta.dirname, '../../..', SCHEMA_FILE), 'utf8')).toBe(schemaText());
  });

  it('has a line for everything, as JSON is written with an indent of one, an element of a list a step', () => {
    const steps = documentFile(document());
    let count = 0;
    for (;;) {
      const next = steps.next();
      if (next.done === true) {
        expect(next.value.text).toBe(`${JSON.stringify(document(), null, 1)}\n`);
        break;
      }
      count++;
    }
    const { images, run } = document();
    expect(count).toBeGreaterThan(images.length + run!.variants.length);
  });

  it('is the same text where its lists are made in turn', () => {
    const snapshot = takeSnapshot(projectState(), { appVersion: '1.2.3', now: '2026-01-02T00:00:00.000Z' })!;
    const facts = { layout: 'folders', written: new Map(), prompt: 'a {label}', device: 'wasm' } as const;
    const { text } = finished(documentText(snapshot, facts));
    expect(text).toBe(`${JSON.stringify(document(), null, 1)}\n`);
    const bare = { ...snapshot, run: snapshot.run && { ...snapshot.run, variants: [], readings: [] } };
    expect(finished(documentText(bare, facts)).text).toBe(`${JSON.stringify(toDocument(bare, facts), null, 1)}\n`);
  });

  it('fits its schema', () => {
    expect(parseDocument(JSON.stringify(document()))).toEqual(JSON.parse(JSON.stringify(document())));
  });

  it('is the same without the numbers of a topped-up run, and has one a seed with them', () => {
    const { counts, settings } = parseDocument(JSON.stringify(document())).run!;
    expect([counts, settings.perClass]).toEqual([undefined, null]);
    const toppedUp = parseDocument(JSON.stringify(document(projectState(4, [1, 0, 4, 2]))));
    expect([toppedUp.run!.counts, toppedUp.recipe.perClass]).toEqual([[1, 0, 4, 2], 4]);
    expect(sayingOf(() => parseDocument(withField(['run', 'counts'], [1, 2])))).toThrow(
      /^Expected run\.counts of offshoot\.json to have 4 values, one a seed, got 2/u,
    );
    expect(sayingOf(() => parseDocument(withField(['recipe', 'perClass'], 0)))).toThrow(/recipe\.perClass: too small/u);
  });

  it('brings its receipts, and is whole without one', () => {
    const state = projectState();
    expect(parseDocument(JSON.stringify(document())).receipts).toEqual(state.receipt.kept);
    const bare = document({ ...state, receipt: { ...state.receipt, kept: [] } });
    expect(parseDocument(JSON.stringify(bare))).not.toHaveProperty('receipts');
    expect(sayingOf(() => parseDocument(withField(['receipts', 0, 'receipt', 'arms', 0, 'mean'], 75)))).toThrow(
      /receipts\[0\]\.receipt\.arms\[0\]\.mean/u,
    );
  });

  it('goes by names where a document does not say what the judge knows the classes by', () => {
    const json = JSON.parse(JSON.stringify(document())) as { recipe: object; run: { settings: object } };
    expect(parseDocument(JSON.stringify(json)).run!.settings.judgeMode).toBe('auto');
    Reflect.deleteProperty(json.recipe, 'judgeMode');
    Reflect.deleteProperty(json.run.settings, 'judgeMode');
    const read = parseDocument(JSON.stringify(json));
    expect([read.recipe.judgeMode, read.run!.settings.judgeMode]).toEqual(['names', 'names']);
  });

  it('searches as published where a document does not say how', () => {
    const json = JSON.parse(JSON.stringify(document())) as { recipe: { parts: { settings: object }[] } };
    for (const name of ['candidates', 'lead', 'start']) Reflect.deleteProperty(json.recipe.parts[0]!.settings, name);
    expect(parseDocument(JSON.stringify(json)).recipe.parts[0]!.settings).toMatchObject({
      candidates: 1,
      lead: 0,
      start: 'published',
    });
  });

  it.each([
    [['run', 'variants', 3, 'number'], 'three', /run\.variants\[3\]\.number: invalid input: expected/],
    [['recipe', 'prototypes'], 2, /recipe\.prototypes: too big: expected number to be <=1/],
    [['images', 0, 'sha256'], 'x', /images\[0\]\.sha256/],
    [['recipe', 'parts', 0, 'settings', 'steps'], 0.5, /recipe\.parts\[0\]\.settings\.steps/],
    [['recipe', 'parts', 0, 'method'], 'magic', /recipe\.parts\[0\]/],
    [['run', 'variants', 0, 'how', 'epsilon'], 'far', /run\.variants\[0\]\.how\.epsilon/],
    [['layout'], 'tar', /layout: invalid option: expected one of "folders"/],
    [['written'], 'yesterday', /written: invalid ISO datetime/],
    [['format'], 'other', /format: invalid input: expected "offshoot-project"/],
    [['version'], 99, /^Expected offshoot\.json of version 2, got 99; open it with a newer version of this program\.$/],
    [['images', 0, 'label'], 'horse', /images\[0\]\.label of offshoot\.json to name something in it, got horse/],
    [['run', 'variants', 1, 'k'], 1, /run\.variants\[1\]\.k/],
    [['run', 'variants', 0, 'probabilities'], [1], /run\.variants\[0\]\.probabilities/],
    [
      ['decisions'],
      [{ seed: 'cat/1.png', k: 9, verdict: 'accepted', relabel: null, reason: '', at: null }],
      /decisions\[0\]/,
    ],
  ])('names the field that is wrong: %j', (path, value, message) => {
    expect(sayingOf(() => parseDocument(withField(path, value)))).toThrow(message);
  });

  it('says that a text is no JSON', () => {
    expect(sayingOf(() => parseDocument('{'))).toThrow(/^Expected JSON in offshoot\.json/);
    expect(sayingOf(() => parseDocument('null'))).toThrow(/the file: invalid input: expected object/);
  });
});
