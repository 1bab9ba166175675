/** @file Words of projects, in English. */

import { counted } from '../counted.ts';

export const projects = {
  projectName: 'Project name',
  open: (name: string) => `Open ${name}`,
  expansionOf: (name: string) => `Expansion of ${name}`,
  rename: (name: string) => `Rename ${name}`,
  copying: (name: string) => `Copying ${name}`,
  duplicate: (name: string) => `Duplicate ${name}`,
  deleteWord: (name: string) => `Delete ${name}`,
  yourProjects: 'Your projects',
  ofUsedInThis: (used: string, quota: string) => `${used} of ${quota} used in this browser`,
  keptUntilYouDelete: ', kept until you delete it',
  isDeleted: (name: string) => `${name} is deleted.`,
  undo: 'Undo',
  seedAndVariantGo: (seeds: number, variants: number) =>
    `${counted(seeds, 'seed')} and ${counted(variants, 'variant')} go for good when you open another project or leave the page.`,
};
