/** @file Words of breaksClasses, in Spanish. */

import type { breaksClasses as english } from '../../en/page/breaksClasses.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const breaksClasses: Translated<typeof english> = {
  title: 'Esta receta quita a muchas variantes lo que las hace de su clase.',
  soFar: (variants, kept, seeds) =>
    `De ${counted(variants, 'variante', 'variantes')} hasta ahora, ${kept} la conservan; de sus semillas se leen bien ${seeds}.`,
  nearer: (times) => `Más cerca de los originales conservan más: esta receta llega a ${times} de lo sugerido.`,
  larger: (side, preferred) =>
    `También con imágenes más grandes: estas tienen ${side} px, los modelos rinden mejor con ${preferred}.`,
  otherwise: 'Otros métodos, u otros ajustes de estos, pueden conservar más.',
  halve: 'La mitad de lejos, en la receta',
  change: 'Cambiar la receta',
  look: 'Mirar lo que se perdió',
};
