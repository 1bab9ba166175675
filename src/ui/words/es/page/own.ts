/** @file Words of own, in Spanish. */

import type { OWN as english } from '../../en/inspecting.ts';
import type { Translated } from '../../translated.ts';

export const own: Translated<typeof english> = {
  median: (value) => `contorno: sus semillas, la mitad por encima de ${value}`,
  entropy: 'Cambio de entropía frente a la semilla, en nats; 0 es la de la semilla',
  classmates: (value) => `semillas de una clase ${value}`,
  halves: (value) => `dos mitades de las semillas ${value}`,
  toEachOther: (value) => `semillas entre sí ${value}`,
};
