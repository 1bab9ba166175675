/** @file Words of map, in German. */

import type { MAP as english } from '../../en/inspecting.ts';
import type { Translated } from '../../translated.ts';

export const map: Translated<typeof english> = {
  show: 'Zeigen als',
  dots: 'Punkte',
  pictures: 'Bilder',
  only: (name) => `Nur ${name}`,
  all: 'Alle Klassen',
  kinds: 'Ring: Seed, Punkt: Variante; eine gedrückte Klasse wird allein gezeigt',
  selected: 'Bilder der Auswahl',
  more: (count) => `und ${count} weitere`,
  evenly: (shown, all) => `${shown} von ${all} Bildern, gleichmäßig verteilt`,
};
