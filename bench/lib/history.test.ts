import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesOf, entriesOf, figuresIn, keepEntry } from './history.ts';

describe('figuresIn', () => {
  it('finds the last line of JSON among tables and prose', () => {
    expect(figuresIn('a table\n{"old": 1}\n{braces} in prose\n{"a": {"b": 2}}\n{not this}\n')).toEqual({ a: { b: 2 } });
    expect(figuresIn('nothing\n')).toBeNull();
  });
});

describe('changesOf', () => {
  it('puts figures of both side by side, by name where rows have one', () => {
    const before = {
      rows: [
        { name: 'encode', ms: 4 },
        { name: 'decode', ms: 8 },
      ],
      first: '1.2 (1.1 to 1.4)',
      gone: 1,
    };
    const now = {
      rows: [
        { name: 'decode', ms: 6 },
        { name: 'new', ms: 1 },
      ],
      first: '1.1 (1 to 2)',
      device: 'wasm',
    };
    expect(changesOf(before, now)).toEqual([
      { name: 'rows.decode.ms', before: 8, now: 6 },
      { name: 'first', before: 1.2, now: 1.1 },
    ]);
  });
});

describe('entriesOf', () => {
  it('gives what was kept, oldest first, and nothing where there is no file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'history-')), 'results', 'history.jsonl');
    expect(await entriesOf(file)).toEqual([]);
    const entries = ['studio', 'storage'].map((part, i) => ({
      at: `2026-01-0${i + 1}`,
      commit: 'abc',
      part,
      figures: { s: i },
    }));
    for (const entry of entries) await keepEntry(file, entry);
    expect(await entriesOf(file)).toEqual(entries);
  });
});
