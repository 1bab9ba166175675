/** @file Class folders as they came: `<class>/*` or `<split>/<class>/*`, what torchvision's `ImageFolder` and fastai read. */

import { placeFiles } from '../../core/dataset/placement.ts';
import { tidyPaths } from '../../core/dataset/tidyPaths.ts';
import { originalName } from '../../core/dataset/portableName.ts';
import { isLoaded, noTexts, type Layout, type LoadedImage } from './layout.ts';

export const folders: Layout = {
  id: 'folders',
  about:
    'Pictures lie in the folders that they came in, variants beside their seeds: what torchvision `ImageFolder` and fastai read.',
  keepsFolders: true,
  numbersByFolder: true,
  holdsMixtures: false,
  // A table or a person may have said classes that no folder says: those are given folders.
  place: (rows) =>
    rows.every(({ label }) => label !== null)
      ? tidyPaths(rows.map(({ file_name, split, label }) => ({ path: file_name, split, label: label! })))
      : rows.map(({ file_name }) => file_name),
  texts: noTexts,
  read: (paths) => readFolders(paths.filter(isLoaded)),
};

/** Pictures by their folders. */
export const readFolders = (paths: readonly string[]): readonly LoadedImage[] =>
  placeFiles(paths).images.flatMap(({ path, split, label }) =>
    label === null ? [] : [{ path, split, label: originalName(label) }],
  );
