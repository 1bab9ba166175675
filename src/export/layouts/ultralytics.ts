/** @file Ultralytics classification: `train`, `val` and `test`, a folder for each class in each, names unique across classes. */

import { originalName } from '../../core/dataset/portableName.ts';
import { isLoaded, noTexts, type Layout } from './layout.ts';
import { uniqueNames } from './uniqueNames.ts';

const SPLITS = { train: 'train', val: 'val', test: 'test' } as const;

export const ultralytics: Layout = {
  id: 'ultralytics',
  about:
    'Pictures lie in `train`, `val` and `test`, a folder for each class, for Ultralytics classification: `yolo classify train data=<this folder>`.',
  keepsFolders: false,
  numbersByFolder: true,
  holdsMixtures: false,
  place(rows) {
    const names = uniqueNames(rows);
    return rows.map(({ split, label }, i) => `${SPLITS[split ?? 'train']}/${label ?? ''}/${names[i]!}`);
  },
  texts: noTexts,
  read: (paths) =>
    paths.filter(isLoaded).flatMap((path) => {
      const [top = '', label, ...rest] = path.split('/');
      const split = Object.values(SPLITS).find((name) => name === top);
      return split === undefined || label === undefined || rest.length === 0
        ? []
        : [{ path, label: originalName(label), split }];
    }),
};
