/** @file Words of lightTable, in German. */

import type { lightTable as english } from '../../en/page/lightTable.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const lightTable: Translated<typeof english> = {
  sampleSet: 'Beispielsatz',
  allProjects: 'Alle Projekte',
  goOn: 'Weiter zum Rezept',
  counts: {
    grown: (seeds) => `${seeds} zum Wachsen`,
    classes: (classes) => `in ${counted(classes, 'Klasse', 'Klassen')}`,
    aside: (pictures) => `${pictures} bleiben, wie sie sind`,
    leftOut: (pictures) => `${pictures} weggelassen`,
    skipped: (files) => `${counted(files, 'Datei', 'Dateien')} übersprungen`,
  },
  find: 'Klasse oder Bild suchen',
  sort: 'Reihenfolge der Klassen',
  orders: {
    weakest: 'Schwächste zuerst',
    name: 'Nach Namen',
    most: 'Meiste Bilder zuerst',
    fewest: 'Wenigste Bilder zuerst',
  },
  nothingFound: (query) => `Keine Klasse und kein Bild heißt „${query}“.`,
  keys: 'Pfeile bewegen, Enter zeigt ein Bild groß, X lässt es weg.',
  seedsOf: (title) => `Seeds von ${title}`,
  seeds: (used, all) => (used === all ? counted(all, 'Seed', 'Seeds') : `${used} von ${counted(all, 'Seed', 'Seeds')}`),
  keptAside: (others) => `${others} zurückgelegt`,
  readAsThis: (agreeing, read) => `${agreeing} von ${read} als diese Klasse gelesen`,
  use: 'Verwenden',
  more: (seeds) => `${counted(seeds, 'weiteren Seed', 'weitere Seeds')} zeigen`,
  used: 'verwendet',
  isLeftOut: 'weggelassen',
  leaveOut: 'Weglassen',
  useAgain: 'Wieder verwenden',
  readAs: (name) => `gelesen als ${name}`,
  sameAs: (id) => `gleich wie ${id}`,
  score: (p) => `p ${p} für seine Klasse`,
  flags: {
    duplicate: 'Duplikat',
    small: 'klein',
    dark: 'dunkel',
    blurred: 'unscharf',
  },
  large: {
    previous: 'Voriges Bild',
    next: 'Nächstes Bild',
    place: (place, all) => `${place} von ${all}`,
    class: 'Klasse',
    size: (width, height, bytes) => `${width} × ${height} px, ${bytes}`,
    crop: 'Die Modelle sehen das helle Quadrat. Ziehen Sie es, oder bewegen Sie es mit den Pfeiltasten.',
    cropFixed: 'Die Modelle sehen das helle Quadrat. Es bleibt, wo es ist, da schon etwas gewachsen ist.',
    cropPlace: 'Wo das Quadrat liegt',
    whole: 'Die Modelle sehen alles davon.',
    squeezed: 'Die Modelle sehen alles davon, zu einem Quadrat gestaucht.',
    readings: 'Was der Prüfer darin liest',
    entropy: (nats) => `Entropie ${nats} nat`,
    notRead: 'Der Prüfer hat es noch nicht gelesen.',
    aloof: 'Der Prüfer liest nicht, was weggelassen ist.',
  },
  pairs: {
    title: 'Verwechselte Klassen',
    chip: (one, other, pictures) => `${one} und ${other}, ${pictures}`,
    more: (pairs) => counted(pairs, 'weiteres Paar', 'weitere Paare'),
  },
};
