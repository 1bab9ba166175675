/**
 * @file Hostile zips: whatever the bytes are, a zip is listed or refused with a sentence, each of its files is read or skipped with
 * one, nothing grows beyond what it declares, and nothing hangs.
 */

import { deflateRawSync } from 'node:zlib';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { understand } from '../../../src/core/dataset/understand.ts';
import { cases } from '../../../src/testing/long.ts';
import { rawZip, type RawEntry } from '../../../src/testing/zips.ts';
import { MAX_FILE_BYTES } from '../../../src/core/dataset/limits.ts';
import { openZip } from './openZip.ts';
import { EN } from '../../../src/ui/words/en.ts';
import { failureOf } from '../../../src/core/failure.ts';

/** Work that a person would call a hang, in microseconds of a core: a busy machine is none. */
const PATIENCE = 2_000_000;

async function survives(bytes: Uint8Array): Promise<void> {
  const before = process.cpuUsage();
  let listed;
  try {
    listed = await openZip(new Uint8ArrayReader(bytes));
  } catch (error) {
    expect(EN.failureLine(failureOf(error))).toMatch(/^Expected a zip/u);
    return;
  }
  const { images, leftOut, systemFiles } = understand(listed.files);
  for (const { why } of [...leftOut, ...listed.leftOut]) expect(EN.reason(why)).toMatch(/^\S.*[^.]$/u);
  expect(images.length + leftOut.length + systemFiles).toBe(listed.files.length);
  for (const file of listed.files) {
    expect(file.bytes).toBeLessThanOrEqual(MAX_FILE_BYTES);
    const read = await file.read().catch((error: unknown) => EN.failureLine(failureOf(error)));
    if (typeof read === 'string') expect(read).toMatch(/^it is /u);
    else expect(read).toHaveLength(file.bytes);
  }
  await listed.close();
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(PATIENCE);
}

const size = fc.oneof(fc.nat(300), fc.nat(0xffff_ffff), fc.constantFrom(0xffff_ffff, 0x7fff_ffff, 2 ** 30));
const name = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.constantFrom('cat/1.png', 'CAT/1.PNG', '../x.png', '/x.png', 'C:\\x.png', 'a/../b.png', '', '/', 'cat/', '.png'),
  fc.nat(400).map((length) => `cat/${'n'.repeat(length)}.png`),
  fc.nat(300).map((depth) => `${'d/'.repeat(depth)}x.png`),
);
const entry = fc
  .record({ name, content: fc.uint8Array({ maxLength: 200 }), deflated: fc.boolean() })
  .chain(({ name, content, deflated }) =>
    fc.record<RawEntry, 'name' | 'data' | 'method'>(
      {
        name: fc.constant(name),
        data: fc.constant(deflated ? deflateRawSync(content) : content),
        method: fc.oneof(
          { weight: 5, arbitrary: fc.constant(deflated ? 8 : 0) },
          { arbitrary: fc.nat(100), weight: 1 },
        ),
        size: fc.oneof(fc.constant(content.length), size),
        compressedSize: size,
        crc: size,
        mode: fc.constantFrom(0o100644, 0o120777, 0o040755, 0o010644, 0),
        offset: size,
      },
      { requiredKeys: ['name', 'data', 'method'] },
    ),
  );

describe('hostile zips', () => {
  let real: Uint8Array;
  beforeAll(async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add('train/cat/1.png', new Uint8ArrayReader(new Uint8Array(500).fill(7)), { level: 0 });
    await writer.add('train/cat/2.png', new TextReader('some words '.repeat(60)));
    await writer.add('train/dog/été 🐕.png', new TextReader('more words '.repeat(60)), { zip64: true });
    await writer.add('train/dog/', undefined, { directory: true });
    await writer.add('secret.png', new TextReader('secret'), { password: 'x' });
    real = await writer.close();
  });

  it('survives headers that say anything', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), (entries) => survives(rawZip(entries))),
      cases(200, 10_000),
    );
  });

  it('survives a real zip with bytes changed', { timeout: 600_000 }, async () => {
    const change = fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = real.slice();
        for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value;
        return survives(bytes);
      }),
      cases(300, 20_000),
    );
  });

  it('survives changes to the directory of a real zip, where most can be said', { timeout: 600_000 }, async () => {
    const start = Buffer.from(real).indexOf('PK\u0001\u0002', 0, 'latin1');
    const change = fc.tuple(fc.nat(real.length - start - 1), fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = real.slice();
        for (const [at, value] of changes) bytes[start + at] = value;
        return survives(bytes);
      }),
      cases(300, 20_000),
    );
  });

  it('survives a real zip that is cut, doubled, or has its parts moved', { timeout: 600_000 }, async () => {
    const part = fc.tuple(fc.nat(2000), fc.nat(2000));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) =>
        survives(new Uint8Array(Buffer.concat(parts.map(([from, to]) => real.subarray(from, from + to))))),
      ),
      cases(150, 5_000),
    );
  });
});
