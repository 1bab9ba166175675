/** @file Words of loupe, in Spanish. */

import type { LOUPE as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';

export const loupe: Translated<typeof english> = {
  title: 'Lupa',
  open: 'Lupa (Z)',
  close: 'Cerrar la lupa',
  seed: 'Semilla',
  variant: (k) => `Variante ${k}`,
  still: (name) => `¿Aún ${name}?`,
  ofSeed: (percent) => `su semilla ${percent}`,
  readAs: 'Leída como',
  likeness: 'Parecido con su semilla',
  unsure: 'Cambio de entropía',
  nats: 'nats',
};
