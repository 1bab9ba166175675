/** @file What the command prints of a receipt. */

import { findingsOf } from '../../src/core/receipt/findings.ts';
import type { Figure, Receipt } from '../../src/core/receipt/receipt.ts';
import { EN } from '../../src/ui/words/en.ts';

/** Lines for people: how it was made, every arm, and the answer. */
export function linesOf(receipt: Receipt): readonly string[] {
  const width = Math.max(...receipt.arms.map(({ arm }) => arm.length));
  return [
    EN.protocol(receipt.protocol),
    ...receipt.arms.map(
      ({ arm, mean, spread, pictures, updates, runs }) =>
        `${arm.padEnd(width)}  ${percent(mean)}${spread === null ? '' : ` ± ${percent(spread)}`} %  of ${pictures} pictures, ${updates} updates; ${runs.map(({ accuracy }) => percent(accuracy)).join(' ')}`,
    ),
    ...receipt.ratios.map(
      ({ arm, points }) => `${arm} by variants: ${points.map(({ k, mean }) => `${k}: ${percent(mean)} %`).join(', ')}`,
    ),
    ...robustnessLines(receipt),
    ...(receipt.longTail?.results ?? []).map(
      ({ arm, loss, all, many, medium, few }) =>
        `${arm} on a long tail, ${loss} softmax: ${percent(all.mean)} % (many ${shareOf(many)}, medium ${shareOf(medium)}, few ${shareOf(few)})`,
    ),
    ...findingsOf(receipt).map(EN.finding),
  ];
}

function robustnessLines({ robustness }: Receipt): string[] {
  return [...new Set(robustness.map(({ arm }) => arm))].map((arm) => {
    const own = robustness.filter((point) => point.arm === arm);
    const at = [...new Set(own.map(({ severity }) => severity))].map((severity) => {
      const means = own.filter((point) => point.severity === severity).map(({ mean }) => mean);
      return `${percent(means.reduce((sum, mean) => sum + mean, 0) / means.length)} % at severity ${severity}`;
    });
    return `${arm} under 15 corruptions: ${at.join(', ')}`;
  });
}

/** The last line: accuracies in percent. */
export const lastLine = ({ arms }: Receipt): string =>
  JSON.stringify({
    arms: arms.map(({ arm: name, mean, spread, runs }) => ({
      name,
      mean: 100 * mean,
      spread: spread === null ? 0 : 100 * spread,
      runs: runs.map(({ accuracy }) => 100 * accuracy),
    })),
  });

/** A share of classes that may not be tested. */
const shareOf = (figure: Figure | null): string => (figure === null ? 'not tested' : percent(figure.mean));

const percent = (share: number): string => (100 * share).toFixed(1);
