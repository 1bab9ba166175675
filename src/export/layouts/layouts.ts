/** @file The layouts that a data set is exported in. */

import { csv } from './csv.ts';
import { folders } from './folders.ts';
import { huggingFace } from './huggingFace.ts';
import type { Layout, LayoutId } from './layout.ts';
import { newImages } from './newImages.ts';
import { ultralytics } from './ultralytics.ts';

/** In the order in which they are offered. */
export const LAYOUTS: readonly Layout[] = [folders, huggingFace, ultralytics, csv, newImages];

const BY_ID = new Map(LAYOUTS.map((layout) => [layout.id, layout]));

export const layoutOf = (id: LayoutId): Layout => BY_ID.get(id)!;
