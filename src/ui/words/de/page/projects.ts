/** @file Words of projects, in German. */

import type { projects as english } from '../../en/page/projects.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const projects: Translated<typeof english> = {
  projectName: 'Name des Projekts',
  open: (name) => `${name} öffnen`,
  expansionOf: (name) => `Vergrößerung von ${name}`,
  changed: (bytes) => `${bytes}, geändert `,
  rename: (name) => `${name} umbenennen`,
  copying: (name) => `${name} wird kopiert`,
  duplicate: (name) => `${name} duplizieren`,
  deleteWord: (name) => `${name} löschen`,
  nothingGrownYet: 'noch nichts gewachsen',
  ofVariant: (variants, total) => `${variants} von ${counted(total, 'Variante', 'Varianten')}`,
  countedVariants: (n) => counted(n, 'Variante', 'Varianten'),
  reviewed: (reviewed) => `, ${reviewed} gesichtet`,
  countedSeeds: (n) => counted(n, 'Seed', 'Seeds'),
  yourProjects: 'Ihre Projekte',
  ofUsedInThis: (used, quota) => `${used} von ${quota} in diesem Browser belegt`,
  keptUntilYouDelete: ', bis Sie es löschen',
  isDeleted: (name) => `${name} ist gelöscht.`,
  undo: 'Rückgängig',
  seedAndVariantGo: (seeds, variants) =>
    `${counted(seeds, 'Seed', 'Seeds')} und ${counted(variants, 'Variante', 'Varianten')} verschwinden endgültig, wenn Sie ein anderes Projekt öffnen oder die Seite verlassen.`,
};
