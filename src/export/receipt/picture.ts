/** @file A receipt as a drawing: SVG, every arm on a line with its runs, their mean and their spread. */

import { findingsOf } from '../../core/receipt/findings.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import type { ReceiptWords } from './words.ts';

const WIDTH = 880;
const LEFT = 300;
const RIGHT = 130;
const TOP = 64;
const ROW = 34;
const FONT = 'font-family="system-ui, sans-serif"';

/** The drawing's text, on white, to be put into a paper or a slide. */
export function receiptPicture(receipt: Receipt, words: ReceiptWords): string {
  const [answer] = findingsOf(receipt);
  const { arms } = receipt;
  const all = arms.flatMap(({ runs }) => runs.map(({ accuracy }) => accuracy));
  const [low, high] = [Math.max(0, Math.min(...all) - 0.05), Math.min(1, Math.max(...all) + 0.05)];
  const x = (share: number) => LEFT + ((share - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + ROW * arms.length;
  const height = bottom + 64;
  const ticks = Array.from({ length: 5 }, (_, i) => low + (i * (high - low)) / 4);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ${FONT} font-size="14">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...wrapped(answer ? words.finding(answer) : '', 105).map((line, i) =>
      text(16, 26 + 18 * i, line, 'font-weight="600"'),
    ),
    ...ticks.flatMap((tick) => [
      `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${TOP}" y2="${bottom}" stroke="#ddd"/>`,
      text(x(tick), bottom + 18, `${percent(tick)} %`, 'text-anchor="middle" fill="#666" font-size="12"'),
    ]),
    ...arms.flatMap(({ arm, mean, spread, runs }, i) => {
      const y = TOP + ROW * (i + 0.5);
      const colour = arm === 'original' ? '#5c5f55' : '#286a41';
      return [
        text(LEFT - 16, y + 5, words.arm(arm).title, 'text-anchor="end"'),
        ...(spread === null
          ? []
          : [
              `<rect x="${at(x(mean - spread))}" width="${at(x(mean + spread) - x(mean - spread))}" y="${y - 6}" height="12" rx="3" fill="${colour}" opacity="0.2"/>`,
            ]),
        ...runs.map(({ accuracy }) => `<circle cx="${at(x(accuracy))}" cy="${y}" r="3.5" fill="${colour}"/>`),
        `<line x1="${at(x(mean))}" x2="${at(x(mean))}" y1="${y - 9}" y2="${y + 9}" stroke="${colour}" stroke-width="2"/>`,
        text(WIDTH - RIGHT + 12, y + 5, `${percent(mean)}${spread === null ? '' : ` ± ${percent(spread)}`} %`, ''),
      ];
    }),
    ...wrapped(words.protocol(receipt.protocol), 150)
      .slice(0, 2)
      .map((line, i) => text(16, bottom + 40 + 13 * i, line, 'fill="#666" font-size="10"')),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

const text = (x: number, y: number, words: string, attributes: string): string =>
  `<text x="${at(x)}" y="${y}" ${attributes}>${escaped(words)}</text>`;

/** Lines of at most so many characters. */
function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const at = (value: number): string => value.toFixed(1);
const percent = (share: number): string => (100 * share).toFixed(1);
