/** @file Why a recipe was proposed, in Spanish. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Spared } from '../../../core/propose/spared.ts';
import type { Tried } from '../../../core/propose/tried.ts';
import type { Reason } from '../../../core/propose/proposal.ts';
import { partWords } from './parts.ts';
import { term } from './terms.ts';
import { figure } from './counted.ts';

/**
 * A reason as a sentence.
 *
 * @param reason what was found.
 */
export function proposal(reason: Reason): string {
  switch (reason.code) {
    case 'judge-at-chance':
      return `El juez lee ${percent(reason.leaveOneOut)} de las semillas como su clase sin conocerlas, donde adivinar da ${percent(reason.guessing)}: no puede guiar, así que se proponen los cambios clásicos, que no necesitan juez.`;
    case 'style-free':
      return `Los colores y tonos pueden alejarse mucho (radio ${reason.radius}): ${percent(reason.kept)} de esas variantes aún se leen como su clase; de las propias semillas, ${percent(reason.asTheyAre)}.`;
    case 'style-limited':
      return `Los colores y tonos se mueven ${reason.radius}: ${percent(reason.kept)} de esas variantes aún se leen como su clase; con ${reason.beyond} sería ${percent(reason.keptBeyond)}.`;
    case 'style-is-class':
      return `El juez se guía por colores y tonos: incluso movidos poco (${reason.radius}) solo ${percent(reason.kept)} se leen como su clase; de las propias semillas, ${percent(reason.asTheyAre)}. Por eso no los guía.`;
    case 'unguided':
      return 'Los colores y tonos cambian sin su guía; la mitad de la etiqueta de esas variantes es lo que el juez lee en ellas.';
    case 'scenes':
      return `${percent(reason.objects)} de las imágenes tienen un objeto que destaca, y ${percent(reason.kept)} de ellas se leen como su clase en otra escena: se proponen escenas nuevas.`;
    case 'no-objects':
      return `Solo ${percent(reason.objects)} de las imágenes tienen un objeto que destaca: no se proponen escenas nuevas.`;
    case 'scenes-lose-class':
      return `En otras escenas solo ${percent(reason.kept)} se leen como su clase; de las propias semillas, ${percent(reason.asTheyAre)}: no se proponen escenas nuevas.`;
    case 'no-mask':
      return 'Nada encuentra objetos aquí, así que no se proponen escenas nuevas; añade un paquete de máscaras.';
    case 'spared':
      return `${term(methodOf(reason.method).title)} quita a algunas clases lo que las distingue, así que reciben menos: ${reason.classes.map(spared).join(', ')}.`;
    case 'tried':
      return `Pequeños clasificadores que aprendieron con ella de una parte de las semillas leen bien ${tried(reason.chosen)} de las demás; con ${reason.others.map((one) => `${methods(one)}: ${tried(one)}`).join('; con ')}.`;
    case 'tried-alike':
      return `Con ${reason.seeds} semillas, diferencias de ${percent(reason.chance)} son azar: otra receta debe superar eso para ocupar el lugar de esta.`;
    default:
      return reason satisfies never;
  }
}

const methods = ({ parts }: Tried): string => parts.map((part) => partWords(part, parts)).join(' y ');

const spared = ({ label, kept, made }: Spared): string =>
  `${label} (${percent(kept / made)} de ${made} aún leídas como ella)`;

const tried = ({ mean, spread }: Tried): string =>
  `${figure(100 * mean, 1)}${spread === null ? '' : ` ± ${figure(100 * spread, 1)}`} %`;

const percent = (share: number): string => `${figure(100 * share, 0)} %`;
