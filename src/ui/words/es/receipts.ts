/** @file What a receipt shows, and what its reader must know, in Spanish. */

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
      return `Ayuda sobre todo a ${classes(one.classes, signed)}.`;
    case 'harmed':
      return `Perjudica a ${classes(one.classes, signed)}: mira sus variantes.`;
    case 'weak':
      return `Lo que menos se lee bien es ${classes(one.classes, percent)}.`;
    case 'rival':
      return `«${called(one.arm)}» lo hace ${one.better ? 'aún mejor' : 'igual de bien'}: ${percent(one.arm.mean)}.`;
    case 'worth':
      return `Por semilla: ${listOf(one.worth.map((own, i) => worth(one.arm, own, i)))}.`;
    case 'robustness':
      return robust(one);
    case 'long-tail':
      return tailed(one);
    case 'few-tests':
      return `Solo hay ${one.tests} imágenes de prueba: cada una vale ${points(1 / one.tests)} puntos.`;
    default:
      return one satisfies never;
  }
}

function gained(arm: NamedArm, base: NamedArm, gain: Gain): string {
  const by = `${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  const runs = counted(gain.runs, 'ejecución', 'ejecuciones');
  const reads = `tu clasificador lee bien ${percent(arm.mean)} de las imágenes nuevas`;
  switch (gain.verdict) {
    case 'better':
      return `Con «${called(arm)}» ${reads} en vez de ${percent(base.mean)} (${runs}, ${by}).`;
    case 'worse':
      return `Con «${called(arm)}» ${reads}, y ${percent(base.mean)} con «${called(base)}»: aquí no ayuda, perjudica (${runs}, ${by}).`;
    case 'unclear':
      return `Con «${called(arm)}» ${reads}, y ${percent(base.mean)} con «${called(base)}» (${runs}, ${by}): ${gain.runs < 2 ? 'una ejecución no dice si eso es más que azar.' : 'la diferencia no supera el azar, así que no se demuestra que nada ayude.'}`;
    default:
      return gain.verdict satisfies never;
  }
}

function worth(arm: string, { k, others, kind }: Worth, i: number): string {
  const as = `${kind === 'most' ? 'más de ' : ''}${rounded(others, 1)}`;
  if (i > 0) return `${k} tanto como ${as}`;
  const [one, more] = arm === 'guided' ? ['variante guiada', 'variantes guiadas'] : ['variante', 'variantes'];
  const of = arm === 'guided' ? '' : ` de «${armWords(arm).title}»`;
  return `${k} ${k === 1 ? `${one}${of} hace` : `${more}${of} hacen`} tanto como ${as} de RandAugment`;
}

function robust({ arm, base, gain, corruptions, severities }: Extract<Finding, { code: 'robustness' }>): string {
  const each = severities.map(
    ({ severity, mean, base: other }) => `${percent(mean)} con ${severity} (${percent(other)})`,
  );
  return (
    `De imágenes empeoradas de ${corruptions} maneras lee bien ${percent(arm.mean)} con «${called(arm)}», ` +
    `y ${percent(base.mean)} con «${called(base)}»${gain === null ? '' : ` (${difference(gain)})`}; ` +
    `por intensidad, ${listOf(each)}.`
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
    `${percent(all)} de todas las clases${few === null ? '' : ` y ${percent(few)} de las que tienen pocas semillas`}`;
  const title = armWords(arm).title;
  return (
    `Donde las clases tienen de ${most} a ${least} semillas lee bien ${shares(of)} con «${title}», ` +
    `y ${shares(plain)} con «${armWords(base).title}»${gain === null ? '' : ` (${difference(gain)})`}` +
    `${balanced === null ? '' : `; con «${title}» y el softmax equilibrado, ${shares(balanced)}`}.`
  );
}

/** A gain by itself, and what it is worth. */
function difference(gain: Gain): string {
  const runs = counted(gain.runs, 'ejecución', 'ejecuciones');
  const by = `${runs}, ${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  if (gain.verdict !== 'unclear') return by;
  return `${by}, ${gain.runs < 2 ? 'lo que una ejecución no distingue del azar' : 'no más que azar'}`;
}

/** Whose variants trained, as a sentence. */
export const grownIn = ({ made, name }: GrownIn): string =>
  `Las imágenes nuevas son de la ejecución ${made}${name === undefined ? '' : `, «${name}»`}.`;

/** What a reader of a receipt must know, as a sentence. */
export function receiptNote(note: ReceiptNote): string {
  if (typeof note === 'string') return note;
  switch (note.code) {
    case 'not-looked-for':
      return 'No juzgó nadie: no se buscaron casi copias entre imágenes de entrenamiento y de prueba.';
    case 'copies': {
      const { seeds, leftOut } = note;
      const are = `${counted(seeds, 'semilla es casi copia', 'semillas son casi copias')} de una imagen de prueba`;
      return leftOut
        ? `${are} y se dejan fuera.`
        : `${are}, así que todas las cifras son demasiado buenas: déjala${seeds === 1 ? '' : 's'} fuera.`;
    }
    case 'together':
      return note.seeds === 1
        ? '1 semilla que es casi copia de otra se reserva junto con ella.'
        : `${note.seeds} semillas que son casi copias de otras se reservan junto con ellas.`;
    case 'guided-by-all':
      return 'El juez que guió había visto todas las semillas: los pliegues reservan sus imágenes y variantes, no lo que aprendió.';
    case 'picked-by-all':
      return 'El juez que eligió conocía todas las semillas, también las reservadas por turno: un conjunto con imágenes de prueba dirá qué ganan.';
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
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} y ${parts.at(-1)!}`;
