/** @file Words of own, in German. */

import type { OWN as english } from '../../en/inspecting.ts';
import type { Translated } from '../../translated.ts';

export const own: Translated<typeof english> = {
  median: (value) => `Umriss: ihre Seeds, die Hälfte davon über ${value}`,
  entropy: 'Änderung der Entropie gegenüber dem Seed, in nat; 0 ist die des Seeds',
  classmates: (value) => `Seeds einer Klasse ${value}`,
  halves: (value) => `zwei Hälften der Seeds ${value}`,
  toEachOther: (value) => `Seeds untereinander ${value}`,
};
