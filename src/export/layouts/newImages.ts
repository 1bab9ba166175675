/** @file Only the new images, in class folders as they came: to be laid over the folder that they were grown from. */

import { folders } from './folders.ts';
import type { Layout } from './layout.ts';

export const newImages: Layout = {
  ...folders,
  id: 'new-images',
  keepsNames: true,
  about:
    'Only the new pictures, in the folders of their seeds: to be copied over the folder that they were grown from.',
  place: (rows) => rows.map(({ file_name, source }) => (source === 'real' ? null : file_name)),
};
