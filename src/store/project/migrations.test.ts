import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RecordKey } from '../../storage/projectDatabase.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { projectState, SEEDS, variantRecord } from '../../testing/projects.ts';
import { slotId, type ImageKey } from '../ids.ts';
import type { StoredEmbedding } from '../embedding.ts';
import { undo } from '../review/history.ts';
import { seedsLeft } from '../run/selectors.ts';
import type { StudioState } from '../state.ts';
import { NO_FILTER } from '../view/state.ts';
import { migrate, RECORD_KINDS, RECORD_VERSION, versionOf, type Records } from './migrations.ts';
import { presentRecords, projectFrom } from './records.ts';
import { restoreSnapshot } from './restore.ts';
import { changesBetween, storedOf } from './stored.ts';
import { EN } from '../../ui/words/en.ts';
import { failureOf } from '../../core/failure.ts';

const NOW = '2026-12-01T00:00:00.000Z';

/** Records as a version wrote them: three of four seeds grown, reviewed by hand and by rule, one step taken back. */
function recordsOf(version: number | '4-judged'): Records {
  const text = readFileSync(new URL(`fixtures/records-v${version}.json`, import.meta.url), 'utf8');
  const records = JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Object.hasOwn(value, 'map')) return new Map((value as { map: [unknown, unknown][] }).map);
    if (Object.hasOwn(value, 'float32')) return Float32Array.from((value as { float32: number[] }).float32);
    return value;
  }) as Records;
  // Kinds of records that the version did not know.
  return { ...Object.fromEntries(RECORD_KINDS.map((kind) => [kind, []])), ...records };
}

/** Code of the failure that is thrown. */
function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return failureOf(error).code;
  }
}

const withVersion = (version: number): Records => ({
  ...recordsOf(1),
  part: [['info', { version }]],
});

describe('migrate', () => {
  it('opens a project of version 1 as it was left', () => {
    const records = migrate(recordsOf(1));
    const { snapshot } = projectFrom(records, NOW);
    expect(snapshot.project).toEqual({ id: 'project-1', name: 'pets', created: '2026-01-01T00:00:00.000Z' });
    expect(snapshot.seeds.images.map(({ id }) => id)).toEqual(SEEDS);
    expect(snapshot.review.decisions).toMatchObject([{ slot: slotId(SEEDS[0]!, 1), verdict: 'accepted' }]);
    expect(records.embedding.map(([, value]) => value)).toEqual([
      { judge: 'bb', side: 64, values: Float32Array.of(0.6, 0.8) },
    ]);
    // What was filtered by one figure is filtered by the first of several.
    expect(snapshot.view.filter).toEqual({
      ...NO_FILTER,
      figures: [{ figure: 'classScore', minimum: 0.25, maximum: 0.75 }],
    });
    expect(snapshot.view.savedFilters).toEqual([]);

    let state: StudioState = { ...projectState(), ...restoreSnapshot(projectState(), snapshot) };
    expect(state.run.phase).toEqual({ kind: 'paused' });
    expect(seedsLeft(state.run)).toEqual(SEEDS.slice(3));
    expect(state.run.variants.get(slotId(SEEDS[1]!, 2))).toEqual(variantRecord(SEEDS[1]!, 2, 7));
    while (state.review.past.length > 0) state = { ...state, ...undo(state) };
    expect(state.run.variants).toEqual(projectState(3).run.variants);
    expect(state.review.applied).toEqual([]);
  });

  it('judges projects of before by the names, so that they grow the same again', () => {
    const present = migrate(recordsOf(1));
    const partsOf = ({ part }: Records) => new Map(part) as Map<unknown, { settings: Record<string, unknown> | null }>;
    const settingsIn = (records: Records) =>
      ['recipe', 'run'].map((name) => partsOf(records).get(name)!.settings?.judgeMode);
    expect(settingsIn(present)).toEqual(['names', 'names']);
    const third: Records = {
      ...present,
      part: present.part.map(([name, fields]) => {
        if (name === 'info') return [name, { ...(fields as object), version: 3 }];
        if (name !== 'recipe' && name !== 'run') return [name, fields];
        const { judgeMode: _, ...settings } = (fields as { settings: Record<string, unknown> }).settings;
        return [name, { ...(fields as object), settings: name === 'run' ? null : settings }];
      }),
    };
    expect(settingsIn(migrate(third))).toEqual(['names', undefined]);
  });

  it('gives embeddings of version 4 the judge of the run, and forgets those of which it is not known whose they are', () => {
    const old = recordsOf('4-judged');
    const records = migrate(old);
    const { snapshot } = projectFrom(records, NOW);
    const embeddings = new Map(records.embedding as readonly (readonly [ImageKey, StoredEmbedding])[]);
    expect(old.embedding.map(([name]) => String(name).split(':')[0]).sort()).toEqual([
      ...Array<string>(4).fill('original'),
      ...Array<string>(8).fill('variant'),
    ]);
    expect(snapshot.run!.variants.map(({ image }) => embeddings.get(image)!.judge)).toEqual(Array(8).fill('bb'));
    expect(embeddings.size).toBe(8);
    expect(snapshot.review.decisions.map(({ verdict }) => verdict).sort()).toEqual(['accepted', 'rejected']);
  });

  it('keeps in words why a method made nothing of a seed', () => {
    const old = recordsOf(4);
    const declined = [{ method: 'scene', reason: 'no object stands out' }];
    const reading = old.reading.map(([name, fields]) => [name, { ...(fields as object), declined }] as const);
    const { snapshot } = projectFrom(migrate({ ...old, reading }), NOW);
    expect(snapshot.run!.readings.map((one) => one.declined?.map(({ reason }) => EN.declined(reason)))).toEqual(
      old.reading.map(() => ['no object stands out']),
    );
  });

  it('keeps what version 4 said in words', () => {
    const { snapshot } = projectFrom(migrate(recordsOf(4)), NOW);
    const { seeds, run, review } = snapshot;
    expect(seeds.classes.map(({ code }) => code && EN.nameFault(code))).toEqual(['it is a number', null]);
    expect(seeds.refused.map(({ path, why }) => [path, EN.reason(why)])).toEqual([
      ['notes.txt', 'it is not an image file (JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP)'],
    ]);
    expect(run!.phase.kind === 'failed' && EN.failure(run!.phase.failure)).toEqual({
      message: 'Expected A prior 1.0.0, with which this run began, got none.',
      hint: 'Keep what is done, or expand again with the present models.',
    });
    expect(run!.failures.map(({ seed, failure }) => `${seed}: ${EN.failureLine(failure)}`)).toEqual([
      `${SEEDS[3]!}: Expected the file of cat/9.png, got none; read the folder again.`,
    ]);
    expect([...review.past, ...review.future].map(({ title }) => EN.step(title))).toEqual([
      'Accept 1 variant',
      'Reject 1 variant by rule',
      'Relabel 1 variant',
    ]);
    expect(review.decisions.map(({ reason }) => reason && EN.decision(reason))).toEqual([null, 'classScore < 0.9']);
    const undone = { ...projectState(), ...restoreSnapshot(projectState(), snapshot) };
    const before = { ...undone, ...undo(undone) };
    expect(before.review.decisions.size).toBe(1);
  });

  it('searches in projects of before as published, so that they grow the same again', () => {
    const present = migrate(recordsOf(1));
    const fourth: Records = {
      ...present,
      part: present.part.map(([name, fields]) => {
        if (name === 'info') return [name, { ...(fields as object), version: 4 }];
        if (name !== 'recipe' && name !== 'run') return [name, fields];
        const { settings, ...others } = fields as { settings: { parts: readonly { settings: object }[] } };
        const parts = settings.parts.map((part) => {
          const { candidates: _, lead: _lead, start: _start, ...before } = part.settings as Record<string, unknown>;
          return { ...part, settings: before };
        });
        return [name, { ...others, settings: name === 'run' ? null : { ...settings, parts } }];
      }),
    };
    expect(fourth).not.toEqual(present);
    const settled = new Map(migrate(fourth).part) as Map<unknown, { settings: { parts: unknown } | null }>;
    expect(settled.get('recipe')).toEqual(new Map(present.part).get('recipe'));
    expect(settled.get('run')!.settings).toBeNull();
    expect(JSON.stringify(settled.get('recipe'))).toContain('"candidates":1,"lead":0');
  });

  it("counts the run of a project of version 9 as its first, and its pictures as that run's", () => {
    const { snapshot, sizes } = projectFrom(migrate(recordsOf(9)), NOW);
    expect(snapshot.runs).toEqual({ begun: 1, earlier: [] });
    expect(sizes).toEqual({ seeds: 0, runs: { 1: 27 } });
    expect(snapshot.run).toMatchObject({ made: 1, phase: { kind: 'paused' } });
    expect(snapshot.run!.variants).toHaveLength(9);
    expect(snapshot.review.decisions.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected']);
    expect([snapshot.review.past.length, snapshot.review.future.length]).toEqual([3, 1]);
  });

  it('is written back at once, in the present version', async () => {
    const database = fakeProjects().open('of version 1');
    await database.own();
    const old = recordsOf(1);
    await database.commit({
      forget: [],
      remove: [],
      put: RECORD_KINDS.flatMap((kind) =>
        old[kind].map(([name, value]): [RecordKey, unknown] => [[kind, name], value]),
      ),
    });
    const first = await presentRecords(database);
    expect(versionOf(first)).toBe(RECORD_VERSION);
    const again = await presentRecords(database);
    // In whatever order they are.
    expect({ ...again, part: new Map(again.part) }).toEqual({ ...first, part: new Map(first.part) });
  });

  it('leaves records of the present version alone, and refuses others', () => {
    const present = migrate(recordsOf(1));
    expect(migrate(present)).toBe(present);
    expect(codeOf(() => migrate(withVersion(RECORD_VERSION + 1)))).toBe('records-newer');
    expect(codeOf(() => migrate({ ...present, part: [] }))).toBe('records-unknown');
  });
});

describe('the shape of records', () => {
  // Another shape is another version: raise RECORD_VERSION, add a step to migrations.ts and a file to fixtures/.
  it('is the one of RECORD_VERSION', () => {
    const { put } = changesBetween(null, storedOf(projectState(), '0.1.0'), () => 0);
    const shapes = new Set(
      put.map(([[kind, name], value]) => `${kind === 'part' ? `${name} part` : kind}: ${keysOf(value)}`),
    );
    expect([...shapes].sort()).toMatchSnapshot(`version ${RECORD_VERSION}`);
  });
});

/** Names of the fields, with those of objects in them. */
function keysOf(value: unknown): string {
  return Object.entries(value as object)
    .map(([key, field]: [string, unknown]) => {
      const plain = typeof field === 'object' && field !== null && Object.getPrototypeOf(field) === Object.prototype;
      return plain ? `${key}(${keysOf(field)})` : key;
    })
    .sort()
    .join(' ');
}
