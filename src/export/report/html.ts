/** @file The report of an expanded set: one HTML file that needs nothing beside it, for whoever has no studio. */

import { findingsOf } from '../../core/receipt/findings.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import type { ReceiptWords } from '../receipt/words.ts';
import { STYLE } from './style.ts';
import type { ReportText } from './words.ts';

export interface ReportFacts {
  readonly name: string;
  /** ISO 8601. */
  readonly taken: string;
  readonly appVersion: string;
  /** What the set was grown by, in the words of `ReportText.by`. */
  readonly by: string;
  /** A line for each part of the recipe. */
  readonly recipe: readonly string[];
  readonly runSeed: number;
  readonly verdicts: { readonly accepted: number; readonly unreviewed: number; readonly rejected: number };
  readonly classes: readonly ReportClass[];
  /** Number of the run whose pictures are shown. */
  readonly made: number;
  /** The newest of it, or else of any; `null` where none was made. */
  readonly receipt: Receipt | null;
  readonly models: readonly string[];
  readonly licences: readonly string[];
}

export interface ReportClass {
  readonly name: string;
  readonly originals: number;
  readonly variants: number;
  /** Shares of its seeds and of its variants that the judge reads as it, in [0, 1]; `null` where there are none. */
  readonly seedsRead: number | null;
  readonly variantsRead: number | null;
  /** Some of its seeds with what was grown from them. */
  readonly families: readonly ReportFamily[];
}

export interface ReportFamily {
  /** Address of the picture, `data:` and all. */
  readonly seed: string;
  readonly variants: readonly { readonly picture: string; readonly k: number; readonly classScore: number }[];
}

/** The report's text. */
export function reportHtml(facts: ReportFacts, words: ReportText, receiptWords: ReceiptWords): string {
  const { name, receipt, classes } = facts;
  const title = words.title(name);
  const [answer, ...more] = receipt ? findingsOf(receipt).map(receiptWords.finding) : [];
  const total = (of: (one: ReportClass) => number) => classes.reduce((sum, one) => sum + of(one), 0);
  return `${[
    '<!doctype html>',
    `<html lang="${words.lang}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Nothing is asked of anybody, whatever a name of a class holds.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${text(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<p class="set">${text(title)}</p>`,
    `<h1>${text(answer ?? words.unanswered)}</h1>`,
    ...more.map((sentence) => `<p>${text(sentence)}</p>`),
    `<p>${text(words.summary({ originals: total((one) => one.originals), variants: total((one) => one.variants), by: facts.by }))}`,
    `${text(words.reviewed(facts.verdicts))}</p>`,
    ...(receipt ? [section(words.receipt, armsTable(receipt, facts.made, words, receiptWords))] : []),
    section(words.classes, classTable(classes, words)),
    section(
      words.pictures,
      `<p>${text(words.picturesAbout)}</p>${classes.map((one) => pictures(one, words)).join('')}`,
    ),
    section(
      words.settings,
      list([...facts.recipe, words.runSeed(facts.runSeed)]) +
        `<h3>${text(words.models)}</h3>${list(facts.models)}` +
        (facts.licences.length > 0 ? `<h3>${text(words.licences)}</h3>${list(facts.licences)}` : ''),
    ),
    `<footer>${text(words.made(facts.appVersion, facts.taken.slice(0, 10)))}</footer>`,
    '</main></body></html>',
  ].join('\n')}\n`;
}

const section = (title: string, content: string): string => `<section><h2>${text(title)}</h2>${content}</section>`;

const list = (lines: readonly string[]): string => `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide"><table><thead><tr>${head.map((cell) => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map(
      ([first = '', ...cells]) =>
        `<tr><th scope="row">${text(first)}</th>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`,
    )
    .join('')}</tbody></table></div>`;

function armsTable(
  receipt: Receipt,
  shown: number,
  words: ReportText,
  { arm, protocol, grownIn, receiptNote }: ReceiptWords,
): string {
  const { percent } = words;
  const rows = receipt.arms.map(({ arm: id, pictures: count, mean, spread }) => [
    arm(id).title,
    String(count),
    percent(mean) + (spread === null ? '' : ` ± ${percent(spread)}`),
  ]);
  const { grown, notes: found } = receipt;
  const run = grown ? [grownIn(grown), ...(grown.made === shown ? [] : [words.otherRun])] : [];
  const notes = [protocol(receipt.protocol), run.join(' '), ...found.map(receiptNote)].filter((note) => note !== '');
  return table(words.arms, rows) + notes.map((note) => `<p class="soft">${text(note)}</p>`).join('');
}

const classTable = (classes: readonly ReportClass[], { columns, percent }: ReportText): string =>
  table(
    columns,
    classes.map(({ name, originals, variants, seedsRead, variantsRead }) => [
      name,
      ...[originals, variants].map(String),
      ...[seedsRead, variantsRead].map((share) => (share === null ? '–' : percent(share))),
    ]),
  );

function pictures({ name, families }: ReportClass, words: ReportText): string {
  if (families.length === 0) return '';
  const figure = (address: string, caption: string) =>
    `<figure><img src="${text(address)}" alt="${text(`${name}, ${caption}`)}" loading="lazy"><figcaption>${text(caption)}</figcaption></figure>`;
  const rows = families.map(
    ({ seed, variants }) =>
      `<div class="family">${figure(seed, words.seed)}${variants
        .map(({ picture, k, classScore }) => figure(picture, words.variant(k, words.percent(classScore))))
        .join('')}</div>`,
  );
  return `<h3><bdi>${text(name)}</bdi></h3>${rows.join('')}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is no markup, between tags and in a value. */
const text = (raw: string): string => raw.replace(/[&<>"']/gu, (character) => ENTITIES[character]!);
