/** @file A receipt as a drawing: SVG, every arm on a line with its runs, their mean and their spread, and what else it answers. */

import { findingsOf } from '../../core/receipt/findings.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import { robustnessOf, severitiesOf } from '../../core/receipt/robustness.ts';
import { at, lineChart, percent, table, text, wrapped, type DrawnLine, type Panel } from './drawing.ts';
import type { ReceiptWords } from './words.ts';

const WIDTH = 880;
const LEFT = 300;
const RIGHT = 130;
const TOP = 64;
const ROW = 34;
const FONT = 'font-family="system-ui, sans-serif"';
const ALONE = '#5c5f55';
const COLOURS = ['#286a41', '#1f5fbf', '#8a3f8f', '#a36a00', '#b3382c'] as const;

/** The drawing's text, on white, to be put into a paper or a slide. */
export function receiptPicture(receipt: Receipt, words: ReceiptWords): string {
  const [answer] = findingsOf(receipt);
  const arms = armsPanel(receipt, words);
  let bottom = TOP + arms.height;
  const panels = [arms];
  for (const draw of [ratiosPanel, robustnessPanel, tailPanel]) {
    const panel = draw(bottom + 12, receipt, words);
    if (!panel) continue;
    panels.push(panel);
    bottom += 12 + panel.height;
  }
  const height = bottom + 40;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ${FONT} font-size="14">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...wrapped(answer ? words.finding(answer) : '', 105).map((line, i) =>
      text(16, 26 + 18 * i, line, 'font-weight="600"'),
    ),
    ...panels.flatMap((panel) => panel.lines),
    ...wrapped(words.protocol(receipt.protocol), 150)
      .slice(0, 2)
      .map((line, i) => text(16, bottom + 16 + 13 * i, line, 'fill="#666" font-size="10"')),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function armsPanel({ arms }: Receipt, words: ReceiptWords): Panel {
  const all = arms.flatMap(({ runs }) => runs.map(({ accuracy }) => accuracy));
  const [low, high] = [Math.max(0, Math.min(...all) - 0.05), Math.min(1, Math.max(...all) + 0.05)];
  const x = (share: number) => LEFT + ((share - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + ROW * arms.length;
  const ticks = Array.from({ length: 5 }, (_, i) => low + (i * (high - low)) / 4);
  const lines = [
    ...ticks.flatMap((tick) => [
      `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${TOP}" y2="${bottom}" stroke="#ddd"/>`,
      text(x(tick), bottom + 18, `${percent(tick)} %`, 'text-anchor="middle" fill="#666" font-size="12"'),
    ]),
    ...arms.flatMap(({ arm, mean, spread, runs }, i) => {
      const y = TOP + ROW * (i + 0.5);
      const colour = arm === 'original' ? ALONE : COLOURS[0];
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
  ];
  return { lines, height: ROW * arms.length + 24 };
}

/** Lines of arms, each in a colour of its own. */
const linesOf = (
  arms: readonly string[],
  words: ReceiptWords,
  pointsOf: (arm: string) => DrawnLine['points'],
): readonly DrawnLine[] => {
  const others = arms.filter((arm) => arm !== 'original');
  const colourOf = (arm: string) => (arm === 'original' ? ALONE : COLOURS[others.indexOf(arm) % COLOURS.length]!);
  return arms.map((arm) => ({ name: words.arm(arm).title, colour: colourOf(arm), points: pointsOf(arm) }));
};

function ratiosPanel(top: number, { ratios }: Receipt, words: ReceiptWords): Panel | null {
  if (ratios.length === 0) return null;
  const { ratios: head } = words.receiptFigures;
  const pointsOf = (id: string) =>
    ratios.find(({ arm }) => arm === id)!.points.map(({ k, mean, spread }) => ({ x: k, mean, spread }));
  const lines = linesOf(
    ratios.map(({ arm }) => arm),
    words,
    pointsOf,
  );
  return lineChart(top, head, lines, (k) => (k === 0 ? `0 ${head.axis}` : String(k)));
}

function robustnessPanel(top: number, receipt: Receipt, words: ReceiptWords): Panel | null {
  const { robustness } = receipt;
  if (robustness.length === 0) return null;
  const head = words.receiptFigures.robustness;
  const lines = linesOf([...new Set(robustness.map(({ arm }) => arm))], words, (arm) =>
    severitiesOf(receipt).map((severity) => ({ x: severity, ...robustnessOf(receipt, arm, severity)! })),
  );
  return lineChart(top, head, lines, head.severity);
}

function tailPanel(top: number, { longTail }: Receipt, words: ReceiptWords): Panel | null {
  if (!longTail) return null;
  const { longTail: head, tail, arm: trainedWith } = words.receiptFigures;
  const rows = longTail.results.map(({ arm, loss, many, medium, few, all }) => [
    words.arm(arm).title,
    tail.losses[loss],
    ...[many, medium, few, all].map((figure) => (figure ? percent(figure.mean) : tail.untested)),
  ]);
  return table(top, head(Math.max(...longTail.counts), Math.min(...longTail.counts)), [
    [trainedWith, tail.loss, tail.many, tail.medium, tail.few, tail.all],
    ...rows,
  ]);
}
