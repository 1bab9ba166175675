import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAGE } from './en/page.ts';

const SRC = new URL('../../', import.meta.url);

/** Every source that may say something, without the catalogue itself. */
const sources = ['ui', 'store'].flatMap((folder) =>
  readdirSync(new URL(folder, SRC), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.tsx?$/u.test(path) && !(folder === 'ui' && /^words\/\w+\//u.test(path)))
    .map((path) => readFileSync(new URL(`${folder}/${path}`, SRC), 'utf8')),
);

/** "section.key" of every key of the catalogue's sections that a text asks for. */
function askedIn(text: string): string[] {
  const asked = [...text.matchAll(/(?<=\b(\w+)\s*\.)\s*([\p{L}\w]+)/gu)].map(
    ([, section, key]) => `${section!}.${key!.trim()}`,
  );
  // A section that is taken as a whole, to be taken apart there: "const { title } = say.loupe", "say.preview[of]".
  const whole = [...text.matchAll(/\bsay\.(\w+)\b(?!\s*[.(])/gu)].map(([, section]) => section!);
  const words = whole.length === 0 ? [] : [...new Set(text.match(/[\p{L}\w]+/gu))];
  return [...asked, ...whole.flatMap((section) => words.map((key) => `${section}.${key}`))];
}

it('has no words that nothing says', () => {
  const asked = new Set(sources.flatMap(askedIn));
  const there = Object.entries(PAGE).flatMap(([section, words]) =>
    Object.keys(words).map((key) => `${section}.${key}`),
  );
  expect(there.length).toBeGreaterThan(500);
  expect(there.filter((path) => !asked.has(path))).toEqual([]);
});
