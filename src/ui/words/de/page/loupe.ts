/** @file Words of loupe, in German. */

import type { LOUPE as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';

export const loupe: Translated<typeof english> = {
  title: 'Lupe',
  open: 'Lupe (Z)',
  close: 'Lupe schließen',
  seed: 'Seed',
  variant: (k) => `Variante ${k}`,
  still: (name) => `Noch ${name}?`,
  ofSeed: (percent) => `sein Seed ${percent}`,
  readAs: 'Gelesen als',
  likeness: 'Ähnlichkeit zu seinem Seed',
  unsure: 'Entropieänderung',
  nats: 'nat',
};
