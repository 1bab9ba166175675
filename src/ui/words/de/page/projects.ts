/** @file Words of projects, in German. */

import type { projects as english } from '../../en/page/projects.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const projects: Translated<typeof english> = {
  projectName: 'Name des Projekts',
  open: (name) => `${name} öffnen`,
  expansionOf: (name) => `Vergrößerung von ${name}`,
  rename: (name) => `${name} umbenennen`,
  copying: (name) => `${name} wird kopiert`,
  duplicate: (name) => `${name} duplizieren`,
  deleteWord: (name) => `${name} löschen`,
  yourProjects: 'Ihre Projekte',
  ofUsedInThis: (used, quota) => `${used} von ${quota} in diesem Browser belegt`,
  keptUntilYouDelete: ', bis Sie es löschen',
  isDeleted: (name) => `${name} ist gelöscht.`,
  undo: 'Rückgängig',
  seedAndVariantGo: (seeds, variants) =>
    `${counted(seeds, 'Seed', 'Seeds')} und ${counted(variants, 'Variante', 'Varianten')} verschwinden endgültig, wenn Sie ein anderes Projekt öffnen oder die Seite verlassen.`,
};
