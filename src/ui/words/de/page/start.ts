/** @file Words of start, in German. */

import type { start as english } from '../../en/page/start.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const start: Translated<typeof english> = {
  title: 'Aus wenigen Bildern mit Klassen mehr und bessere wachsen lassen.',
  lead: 'Aus jedem Bild entstehen neue, die seine Klasse behalten und etwas hinzufügen. Sie sehen jedes an und entscheiden, was bleibt.',
  drop: 'Oder legen Sie einen Ordner oder ein Zip irgendwo auf dieser Seite ab.',
  trySample: 'Beispielsatz ausprobieren',
  chooseFolder: 'Ordner wählen',
  chooseZip: 'Zip wählen',
  nameClasses: 'Klassen benennen, Fotos hinzufügen',
  another: 'Ein weiteres beginnen',
  waysToBegin: 'Wie man beginnt',
  picture: {
    made: 'Bilder, die Offshoot aus seinem Beispielsatz gemacht hat',
    seed: 'Ihr Bild',
    variants: 'Neue seiner Klasse',
    row: (name, variants) => `${name}, und ${counted(variants, 'neues Bild', 'neue Bilder')} davon`,
    how: 'Drei Bilder des Beispielsatzes und die ersten vier, die die Modelle dieser Seite aus jedem gemacht haben.',
  },
  project: {
    holds: (classes, seeds) =>
      `${classes === undefined ? '' : `${counted(classes, 'Klasse', 'Klassen')}, `}${counted(seeds, 'Seed', 'Seeds')}`,
    nothingGrown: 'noch nichts gewachsen',
    growing: (made, total) => `${made} von ${counted(total, 'Variante', 'Varianten')}`,
    grown: (made) => counted(made, 'Variante', 'Varianten'),
    reviewed: (reviewed) => `${reviewed} gesichtet`,
    accepted: (accepted) => `${accepted} angenommen`,
    readOn: (when) => `Gelesen ${when}`,
    changed: (bytes) => `${bytes}, geändert`,
  },
};
