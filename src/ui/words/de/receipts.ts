/** @file What a receipt shows, and what its reader must know, in German. */

import { counted, rounded } from './counted.ts';
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
      return `Am meisten hilft es bei ${classes(one.classes, signed)}.`;
    case 'harmed':
      return `Es schadet ${classes(one.classes, signed)}: Sehen Sie deren Varianten an.`;
    case 'weak':
      return `Am wenigsten richtig gelesen wird von ${classes(one.classes, percent)}.`;
    case 'rival':
      return `„${called(one.arm)}“ ist ${one.better ? 'noch besser' : 'ebenso gut'}: ${percent(one.arm.mean)}.`;
    case 'worth':
      return `Je Seed: ${listOf(one.worth.map((own, i) => worth(one.arm, own, i)))}.`;
    case 'robustness':
      return robust(one);
    case 'long-tail':
      return tailed(one);
    case 'few-tests':
      return `Es gibt nur ${one.tests} Testbilder: Jedes davon macht ${points(1 / one.tests)} Punkte aus.`;
    default:
      return one satisfies never;
  }
}

function gained(arm: NamedArm, base: NamedArm, gain: Gain): string {
  const by = `${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  const runs = counted(gain.runs, 'Lauf', 'Läufe');
  const reads = `liest Ihr Klassifikator ${percent(arm.mean)} der neuen Bilder richtig`;
  switch (gain.verdict) {
    case 'better':
      return `Mit „${called(arm)}“ ${reads} statt ${percent(base.mean)} (${runs}, ${by}).`;
    case 'worse':
      return `Mit „${called(arm)}“ ${reads}, mit „${called(base)}“ ${percent(base.mean)}: Es hilft hier nicht, es schadet (${runs}, ${by}).`;
    case 'unclear':
      return `Mit „${called(arm)}“ ${reads}, mit „${called(base)}“ ${percent(base.mean)} (${runs}, ${by}): ${gain.runs < 2 ? 'Ein Lauf sagt nicht, ob das mehr als Zufall ist.' : 'Der Unterschied ist nicht größer als der Zufall; es ist nicht gezeigt, dass etwas hilft.'}`;
    default:
      return gain.verdict satisfies never;
  }
}

function worth(arm: string, { k, others, kind }: Worth, i: number): string {
  const as = `${kind === 'most' ? 'mehr als ' : ''}${rounded(others, 1)}`;
  if (i > 0) return `${k} so viel wie ${as}`;
  const [one, more] = arm === 'guided' ? ['geführte Variante', 'geführte Varianten'] : ['Variante', 'Varianten'];
  const of = arm === 'guided' ? '' : ` von „${armWords(arm).title}“`;
  return `${k} ${k === 1 ? `${one}${of} bewirkt` : `${more}${of} bewirken`} so viel wie ${as} durch RandAugment`;
}

function robust({ arm, base, gain, corruptions, severities }: Extract<Finding, { code: 'robustness' }>): string {
  const each = severities.map(
    ({ severity, mean, base: other }) => `${percent(mean)} bei ${severity} (${percent(other)})`,
  );
  return (
    `Von Bildern, die auf ${corruptions} Arten verschlechtert sind, liest er mit „${called(arm)}“ ${percent(arm.mean)} richtig, ` +
    `mit „${called(base)}“ ${percent(base.mean)}${gain === null ? '' : ` (${difference(gain)})`}; ` +
    `je Stärke ${listOf(each)}.`
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
    `${percent(all)} aller Klassen${few === null ? '' : ` und ${percent(few)} derer mit wenigen Seeds`}`;
  const title = armWords(arm).title;
  return (
    `Wo Klassen ${most} bis ${least} Seeds haben, liest er mit „${title}“ ${shares(of)} richtig, ` +
    `mit „${armWords(base).title}“ ${shares(plain)}${gain === null ? '' : ` (${difference(gain)})`}` +
    `${balanced === null ? '' : `; mit „${title}“ und ausgeglichenem Softmax ${shares(balanced)}`}.`
  );
}

/** A gain by itself, and what it is worth. */
function difference(gain: Gain): string {
  const runs = counted(gain.runs, 'Lauf', 'Läufe');
  const by = `${runs}, ${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  if (gain.verdict !== 'unclear') return by;
  return `${by}, ${gain.runs < 2 ? 'was ein Lauf nicht vom Zufall unterscheidet' : 'nicht mehr als Zufall'}`;
}

/** Whose variants trained, as a sentence. */
export const grownIn = ({ made, name }: GrownIn): string =>
  `Die neuen Bilder sind aus Lauf ${made}${name === undefined ? '' : `, „${name}“`}.`;

/** What a reader of a receipt must know, as a sentence. */
export function receiptNote(note: ReceiptNote): string {
  if (typeof note === 'string') return note;
  switch (note.code) {
    case 'not-looked-for':
      return 'Niemand prüfte: Nach Fast-Kopien zwischen Trainings- und Testbildern wurde nicht gesucht.';
    case 'copies': {
      const { seeds, leftOut } = note;
      const are = `${counted(seeds, 'Seed ist so gut wie eine Kopie', 'Seeds sind so gut wie Kopien')} eines Testbildes`;
      return leftOut
        ? `${are} und weggelassen.`
        : `${are}, sodass alle Werte zu gut sind: Lassen Sie ${seeds === 1 ? 'ihn' : 'sie'} weg.`;
    }
    case 'together':
      return note.seeds === 1
        ? '1 Seed, der so gut wie eine Kopie eines anderen ist, wird mit ihm zusammen zurückgehalten.'
        : `${note.seeds} Seeds, die so gut wie Kopien anderer sind, werden mit ihnen zusammen zurückgehalten.`;
    case 'guided-by-all':
      return 'Der führende Prüfer hatte alle Seeds gesehen: Die Teile halten ihre Bilder und Varianten zurück, nicht was er lernte.';
    case 'picked-by-all':
      return 'Der wählende Prüfer kannte alle Seeds, auch die reihum zurückgehaltenen: Was sie gewinnen, sagt erst ein Satz mit Testbildern.';
    default:
      return note satisfies never;
  }
}

const called = ({ arm }: NamedArm): string => armWords(arm).title;
const percent = (share: number): string => `${rounded(100 * share, 1)} %`;
const points = (share: number): string => rounded(100 * share, 1);
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
const classes = (all: readonly NamedClass[], say: (share: number) => string): string =>
  listOf(all.map(({ name, share }) => `${name} (${say(share)})`));
const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)!}`;
