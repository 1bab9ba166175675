import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathKey } from './filePath.ts';
import { folderLabel, isPortable, originalName, portableName, portablePaths } from './portableName.ts';

describe('portableName', () => {
  it.each([
    ['con', '%63on'],
    ['NUL.jpg', '%4EUL.jpg'],
    ['com1', '%63om1'],
    ['lpt²', '%6Cpt²'],
    ['aux ', 'aux%20'],
    ['what?', 'what%3F'],
    ['a*b', 'a%2Ab'],
    ['trail.', 'trail%2E'],
    ['trail. .', 'trail%2E%20%2E'],
    ['a<b>:"|\\', 'a%3Cb%3E%3A%22%7C%5C'],
    ['100%25', '100%2525'],
    ['100%', '100%'],
    ['console', 'console'],
    ['com10', 'com10'],
    ['.22 calibre', '.22 calibre'],
    ['été 猫 🐈', 'été 猫 🐈'],
  ])('makes %s into %s, and back', (name, made) => {
    expect(portableName(name)).toBe(made);
    expect(originalName(made)).toBe(name);
  });
});

describe('portablePaths', () => {
  it('tells twins apart, and leaves the first as it is', () => {
    const [nfc, nfd] = ['caf\u00e9', 'cafe\u0301'];
    const paths = [
      'Cat/1.png',
      'cat/1.png',
      'cat/A.png',
      'cat/a.png',
      'CAT/1.png',
      'cAT/1.png',
      `${nfc}/1.png`,
      `${nfd}/1.png`,
    ];
    const made = portablePaths(paths);
    expect(made.slice(0, 5)).toEqual(['Cat/1.png', '%63at/1.png', '%63at/A.png', '%63at/%61.png', '%43AT/1.png']);
    expect(new Set(made.map(pathKey)).size).toBe(paths.length);
    expect(made.map((path) => path.split('/').map(originalName).join('/'))).toEqual(paths);
  });

  it('does not give one name the digits of another', () => {
    expect(portablePaths(['a?.png', 'a%3F.png'])).toEqual(['a%3F.png', 'a%253F.png']);
  });

  it('cuts what is too long, the same way for all files of a folder', () => {
    const long = '長い名前'.repeat(40);
    const made = portablePaths([`train/${long}/1.png`, `train/${long}/${'x'.repeat(250)}.png`, `train/${long}b/1.png`]);
    expect(made.every(isPortable)).toBe(true);
    expect(made[0]!.split('/')[1]).toBe(made[1]!.split('/')[1]);
    expect(made[2]!.split('/')[1]).not.toBe(made[0]!.split('/')[1]);
    expect(originalName(made[0]!.split('/')[1]!)).toBe(folderLabel(long));
    expect(made[1]).toMatch(/~[0-9a-f]{8}\.png$/u);
  });

  const odd = fc.constantFrom(
    'con',
    'NUL',
    'a',
    'A',
    'é',
    'e\u0301',
    'x?',
    'x%3F',
    'x%3f',
    '%',
    '%4',
    '.',
    'end.',
    'end ',
    'ß',
    'ẞ',
    'İ',
    '🐈',
    'y'.repeat(90),
    '犬'.repeat(80),
    '%41',
    'aux.b',
  );
  const name = fc
    .oneof(
      odd,
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      fc.array(odd, { maxLength: 4 }).map((parts) => parts.join('')),
    )
    .map((text) => text.replace(/[/\p{Cc}\p{Surrogate}]/gu, ''))
    .filter((text) => !['', '.', '..'].includes(text) && Buffer.byteLength(text) <= 255);

  it('gives every path a place of its own on every system, and names that are read back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(name, name).map((parts) => parts.join('/')),
          { maxLength: 12 },
        ),
        (paths) => {
          const made = portablePaths(paths);
          expect(new Set(made.map(pathKey)).size).toBe(paths.length);
          const folders = new Map<string, string>();
          made.forEach((path, i) => {
            expect(isPortable(path)).toBe(true);
            const [before, after] = [paths[i]!.split('/'), path.split('/')];
            expect(originalName(after[0]!)).toBe(folderLabel(before[0]!));
            expect(folders.get(before[0]!) ?? after[0]).toBe(after[0]);
            folders.set(before[0]!, after[0]!);
            after.forEach((part, j) => {
              if (!part.includes('~')) expect(originalName(part)).toBe(before[j]);
            });
          });
          expect(new Set([...folders.values()].map(pathKey)).size).toBe(folders.size);
          if (
            paths.every(isPortable) &&
            new Set(paths.flatMap((path) => [pathKey(path), `${pathKey(path.split('/')[0]!)}/`])).size ===
              new Set(paths.flatMap((path) => [path, `${path.split('/')[0]!}/`])).size
          ) {
            expect(
              made.filter(
                (path, i) =>
                  path !== paths[i] && !/%[0-9a-f]{2}/iu.test(paths[i]!) && paths[i]!.split('/')[0]!.length <= 64,
              ),
            ).toEqual([]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
