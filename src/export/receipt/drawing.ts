/** @file Parts of drawings as SVG text: words, a chart of lines, a table. On white, to be put into a paper or a slide. */

/** A part of a drawing from its own top on, with the height that it takes. */
export interface Panel {
  readonly lines: readonly string[];
  readonly height: number;
}

/** One arm's line through a chart. */
export interface DrawnLine {
  readonly name: string;
  readonly colour: string;
  /** From left to right; shares in [0, 1]. */
  readonly points: readonly { readonly x: number; readonly mean: number; readonly spread: number | null }[];
}

const WIDTH = 880;
const LEFT = 60;
const RIGHT = 300;
const PLOT = 160;
const HEAD = 50;
const LINE = 20;

/**
 * Shares over a number, every line with its spread and its name at the side.
 *
 * @param top where it begins, in the drawing's units.
 * @param tickOf what the axis says below a number.
 */
export function lineChart(
  top: number,
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  lines: readonly DrawnLine[],
  tickOf: (x: number) => string,
): Panel {
  const points = lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map((point) => point.x))].toSorted((a, b) => a - b);
  const [from, to] = [xs[0]!, xs.at(-1)!];
  const low = Math.max(0, Math.min(...points.map(({ mean, spread }) => mean - (spread ?? 0))) - 0.03);
  const high = Math.min(1, Math.max(...points.map(({ mean, spread }) => mean + (spread ?? 0))) + 0.03);
  const [ceiling, floor] = [top + HEAD, top + HEAD + PLOT];
  const x = (value: number) => LEFT + ((value - from) / Math.max(1e-9, to - from)) * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => floor - ((share - low) / (high - low)) * (floor - ceiling);
  const levels = Array.from({ length: 5 }, (_, i) => low + (i * (high - low)) / 4);
  return {
    height: HEAD + PLOT + 40,
    lines: [
      ...heading(top, title, subtitle),
      ...levels.flatMap((level) => [
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(level))}" y2="${at(y(level))}" stroke="#ddd"/>`,
        text(LEFT - 8, y(level) + 4, `${percent(level)} %`, 'text-anchor="end" fill="#666" font-size="12"'),
      ]),
      ...xs.map((value) =>
        text(x(value), floor + 18, tickOf(value), 'text-anchor="middle" fill="#666" font-size="12"'),
      ),
      ...lines.flatMap(({ name, colour, points: own }, i) => [
        `<polyline points="${own.map((one) => `${at(x(one.x))},${at(y(one.mean))}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
        ...own.flatMap((one) => [
          `<line x1="${at(x(one.x))}" x2="${at(x(one.x))}" y1="${at(y(Math.max(low, one.mean - (one.spread ?? 0))))}" y2="${at(y(Math.min(high, one.mean + (one.spread ?? 0))))}" stroke="${colour}" opacity="0.4"/>`,
          `<ellipse cx="${at(x(one.x))}" cy="${at(y(one.mean))}" rx="3.5" ry="3.5" fill="${colour}"/>`,
        ]),
        text(
          WIDTH - RIGHT + 20,
          ceiling + 12 + i * LINE,
          `${name}: ${own.map(({ mean }) => percent(mean)).join(', ')} %`,
          `fill="${colour}" font-size="13"`,
        ),
      ]),
    ],
  };
}

/** Rows of words, the first cell wide and the others at the right. */
export function table(
  top: number,
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  rows: readonly (readonly string[])[],
): Panel {
  const columns = Math.max(...rows.map(({ length }) => length)) - 1;
  const wide = (WIDTH - 300 - 16) / columns;
  return {
    height: HEAD + LINE * rows.length + 20,
    lines: [
      ...heading(top, title, subtitle),
      ...rows.flatMap((cells, row) =>
        cells.map((cell, i) =>
          text(
            i === 0 ? 16 : 300 + i * wide,
            top + HEAD + 10 + LINE * row,
            cell,
            `text-anchor="${i === 0 ? 'start' : 'end'}" font-size="13"${row === 0 ? ' fill="#666"' : ''}`,
          ),
        ),
      ),
    ],
  };
}

const heading = (top: number, title: string, subtitle: string): readonly string[] => [
  text(16, top + 16, title, 'font-weight="600"'),
  text(16, top + 34, subtitle, 'fill="#666" font-size="12"'),
];

/** Words at a place. */
export const text = (x: number, y: number, words: string, attributes: string): string =>
  `<text x="${at(x)}" y="${at(y)}" ${attributes}>${escaped(words)}</text>`;

/** Lines of at most so many characters. */
export function wrapped(words: string, most: number): string[] {
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

/** A coordinate. */
export const at = (value: number): string => value.toFixed(1);

/** A share in percent. */
export const percent = (share: number): string => (100 * share).toFixed(1);
