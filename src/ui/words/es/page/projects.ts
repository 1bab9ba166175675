/** @file Words of projects, in Spanish. */

import type { projects as english } from '../../en/page/projects.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const projects: Translated<typeof english> = {
  projectName: 'Nombre del proyecto',
  open: (name) => `Abrir ${name}`,
  expansionOf: (name) => `Ampliación de ${name}`,
  rename: (name) => `Renombrar ${name}`,
  copying: (name) => `Copiando ${name}`,
  duplicate: (name) => `Duplicar ${name}`,
  deleteWord: (name) => `Eliminar ${name}`,
  yourProjects: 'Tus proyectos',
  ofUsedInThis: (used, quota) => `${used} de ${quota} usados en este navegador`,
  keptUntilYouDelete: ', hasta que lo borres',
  isDeleted: (name) => `Se eliminó ${name}.`,
  undo: 'Deshacer',
  seedAndVariantGo: (seeds, variants) =>
    `${counted(seeds, 'semilla', 'semillas')} y ${counted(variants, 'variante', 'variantes')} desaparecen del todo cuando abras otro proyecto o salgas de la página.`,
};
