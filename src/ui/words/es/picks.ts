/** @file Related pictures: what would be picked, and why the rest is not, in Spanish. */

import { counted, figure } from './counted.ts';
import type { PassedOver } from '../../../core/pick/pick.ts';
import type { Sureness } from '../../../core/pick/sureness.ts';

const WHY: Readonly<Record<PassedOver, string>> = {
  unsure: 'de las que el juez no está bastante seguro',
  unlike: 'sin parecido con ninguna semilla de su clase',
  'copy-of-seed': 'casi copias de semillas',
  'copy-of-held-out': 'casi copias de imágenes reservadas para la prueba',
  'copy-of-another': 'casi copias de otras elegidas',
};

/** Why pictures are passed over, as an item of a list: "3 as good as copies of seeds". */
export const passedOver = (why: PassedOver, pictures: number): string => `${pictures} ${WHY[why]}`;

/** What is asked of the pictures of a class, and what that foretells. */
export function sureness(asked: Sureness | null): string {
  if (!asked) return 'Ninguna semilla se lee como ella con bastante seguridad: no se elige nada.';
  const { probability, foretold, seeds } = asked;
  return `p de ${figure(probability, 2)} o más; de ${counted(seeds, 'semilla leída', 'semillas leídas')} con esa seguridad, acierta el ${percent(foretold)}`;
}

const percent = (share: number): string => `${figure(100 * share, 0)} %`;
