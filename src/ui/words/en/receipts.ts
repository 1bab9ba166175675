/** @file What a receipt shows, and what its reader must know, in English. */

import { counted } from '../../../core/counted.ts';
import type { Finding, NamedArm, NamedClass, TailShares } from '../../../core/receipt/findings.ts';
import type { Gain } from '../../../core/receipt/figures.ts';
import type { GrownIn } from '../../../core/receipt/receipt.ts';
import type { ReceiptNote } from '../../../core/receipt/notes.ts';
import type { Worth } from '../../../core/receipt/worth.ts';
import { arm as armWords } from './arms.ts';

/** One thing that a receipt shows, as a sentence. */
export function finding(one: Finding): string {
  switch (one.code) {
    case 'gain':
      return gained(one.arm, one.base, one.gain);
    case 'helped':
      return `It helps most for ${classes(one.classes, signed)}.`;
    case 'harmed':
      return `It harms ${classes(one.classes, signed)}: look at their variants.`;
    case 'weak':
      return `Least is read right of ${classes(one.classes, percent)}.`;
    case 'rival':
      return `${capital(called(one.arm))} does ${one.better ? 'better still' : 'as well'}: ${percent(one.arm.mean)}.`;
    case 'worth':
      return `For each seed, ${listOf(one.worth.map((own, i) => worth(one.arm, own, i)))}.`;
    case 'robustness':
      return robust(one);
    case 'long-tail':
      return tailed(one);
    case 'few-tests':
      return `There are only ${one.tests} test pictures: each of them is ${points(1 / one.tests)} points.`;
    default:
      return one satisfies never;
  }
}

function gained(arm: NamedArm, base: NamedArm, gain: Gain): string {
  const by = `${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  const runs = counted(gain.runs, 'run');
  const reads = `your classifier reads ${percent(arm.mean)} of new pictures right`;
  switch (gain.verdict) {
    case 'better':
      return `With ${called(arm)} ${reads} instead of ${percent(base.mean)} (${runs}, ${by}).`;
    case 'worse':
      return `With ${called(arm)} ${reads}, and ${percent(base.mean)} with ${called(base)}: it does not help here, it harms (${runs}, ${by}).`;
    case 'unclear':
      return `With ${called(arm)} ${reads}, and ${percent(base.mean)} with ${called(base)} (${runs}, ${by}): ${
        gain.runs < 2
          ? 'one run does not tell whether that is more than chance.'
          : 'the difference is no larger than chance, so nothing is shown to help.'
      }`;
    default:
      return gain.verdict satisfies never;
  }
}

function worth(arm: string, { k, others, kind }: Worth, i: number): string {
  const as = `${kind === 'most' ? 'more than ' : ''}${Number(others.toFixed(1))}`;
  if (i > 0) return `${k} as much as ${as}`;
  const [one, of] = arm === 'guided' ? ['guided variant', ''] : ['variant', ` of ${armWords(arm).title}`];
  return `${k} ${one}${k === 1 ? `${of} does` : `s${of} do`} as much as ${as} by RandAugment`;
}

function robust({ arm, base, gain, corruptions, severities }: Extract<Finding, { code: 'robustness' }>): string {
  const each = severities.map(
    ({ severity, mean, base: other }) => `${percent(mean)} at ${severity} (${percent(other)})`,
  );
  return (
    `Of pictures made worse in ${corruptions} ways it reads ${percent(arm.mean)} right with ${called(arm)}, ` +
    `and ${percent(base.mean)} with ${called(base)}${gain === null ? '' : ` (${difference(gain)})`}; ` +
    `by severity ${listOf(each)}.`
  );
}

function tailed({
  arm,
  base,
  most,
  least,
  gain,
  plain,
  of,
  balanced,
}: Extract<Finding, { code: 'long-tail' }>): string {
  const shares = ({ all, few }: TailShares) =>
    `${percent(all)} of all classes${few === null ? '' : ` and ${percent(few)} of those with few seeds`}`;
  const title = armWords(arm).title;
  return (
    `Where classes have ${most} to ${least} seeds it reads ${shares(of)} right with ${title}, ` +
    `and ${shares(plain)} with ${armWords(base).title}${gain === null ? '' : ` (${difference(gain)})`}` +
    `${balanced === null ? '' : `; with ${title} and the balanced softmax, ${shares(balanced)}`}.`
  );
}

/** A gain by itself, and what it is worth. */
function difference(gain: Gain): string {
  const by = `${counted(gain.runs, 'run')}, ${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  if (gain.verdict !== 'unclear') return by;
  return `${by}, ${gain.runs < 2 ? 'which one run does not tell from chance' : 'no more than chance'}`;
}

/** Whose variants trained, as a sentence. */
export const grownIn = ({ made, name }: GrownIn): string =>
  `The new pictures are of run ${made}${name === undefined ? '' : `, “${name}”`}.`;

/** What a reader of a receipt must know, as a sentence. */
export function receiptNote(note: ReceiptNote): string {
  if (typeof note === 'string') return note;
  switch (note.code) {
    case 'not-looked-for':
      return 'Nobody judged: near-copies between training and test pictures were not looked for.';
    case 'copies': {
      const { seeds, leftOut } = note;
      const are = `${counted(seeds, 'seed')} ${seeds === 1 ? 'is as good as a copy' : 'are as good as copies'} of a test picture`;
      return leftOut
        ? `${are} and left out.`
        : `${are}, so that all figures are too good: leave ${seeds === 1 ? 'it' : 'them'} out.`;
    }
    case 'together':
      return note.seeds === 1
        ? '1 seed that is as good as a copy of another is held out together with it.'
        : `${note.seeds} seeds that are as good as copies of others are held out together with them.`;
    case 'guided-by-all':
      return 'The judge that guided had seen all seeds: folds hold out their pictures and variants, not what it learnt.';
    case 'picked-by-all':
      return 'The judge that picked knew all seeds, those that are held out in turn too: a set with test pictures tells what they gain.';
    default:
      return note satisfies never;
  }
}

const called = ({ arm }: NamedArm): string => armWords(arm).title;
const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;
const points = (share: number): string => String(Number((100 * share).toFixed(1)));
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const classes = (all: readonly NamedClass[], say: (share: number) => string): string =>
  listOf(all.map(({ name, share }) => `${name} (${say(share)})`));
const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
