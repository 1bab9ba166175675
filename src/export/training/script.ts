/**
 * @file `train.py`: a script that trains with an export as it lies there, and the cell that loads it in a notebook. What it measures by
 * are originals: where no split is held out, some originals are, and nothing that was grown from them is trained with.
 */

import { folderLabel, originalName } from '../../core/dataset/portableName.ts';
import type { Split } from '../../core/dataset/placement.ts';
import type { LayoutId, TextFile } from '../layouts/layout.ts';
import type { SidecarRow } from '../sidecar.ts';
import { LOADERS, ULTRALYTICS_LOADER } from './loaders.ts';
import { HOLD_OUT, TORCH_BODY, ULTRALYTICS_BODY } from './bodies.ts';

export const SCRIPT_NAME = 'train.py';

/** Packages from PyPI that the script of each layout needs. */
const PACKAGES = {
  folders: 'torch torchvision',
  'new-images': 'torch torchvision',
  csv: 'torch torchvision',
  'hugging-face': 'torch torchvision datasets',
  ultralytics: 'ultralytics',
} as const satisfies Record<LayoutId, string>;

type Rows = readonly Pick<SidecarRow, 'file_name' | 'label' | 'split'>[];

/**
 * The script of an export.
 *
 * @param layout which loader it goes through.
 * @param rows of the pictures of the data set, where they lie.
 */
export function trainingScript(layout: LayoutId, rows: Rows): TextFile {
  const yolo = layout === 'ultralytics';
  const text = [
    `"""Trains a classifier on this folder, from nothing, and says how many held-out originals it reads right.

    pip install ${PACKAGES[layout]}
    python ${SCRIPT_NAME} [epochs]
"""

# %% What is here
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
EPOCHS = int(sys.argv[1]) if len(sys.argv) == 2 and sys.argv[1].isdigit() else 30`,
    loaderOf(layout, rows),
    HOLD_OUT,
    yolo ? ULTRALYTICS_BODY : TORCH_BODY,
  ].join('\n\n');
  return { path: SCRIPT_NAME, text: `${text}\n` };
}

/**
 * A cell that unpacks an export and loads it, to be pasted into a notebook.
 *
 * @param name of the export, with or without its \`.zip\`.
 */
export function notebookCell(layout: LayoutId, rows: Rows, name: string): string {
  const stem = name.replace(/\.zip$/iu, '');
  return `${[
    `# %pip install ${PACKAGES[layout]}
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(${JSON.stringify(stem)})
if not ROOT.exists():
    ZipFile(${JSON.stringify(`${stem}.zip`)}).extractall(ROOT)`,
    loaderOf(layout, rows),
    'print(len(ITEMS), "pictures of", len(CLASSES), "classes")',
  ].join('\n\n')}\n`;
}

function loaderOf(layout: LayoutId, rows: Rows): string {
  switch (layout) {
    case 'folders':
    case 'new-images':
      return LOADERS.folders(splitFolders(rows));
    case 'csv':
      return LOADERS.csv;
    case 'hugging-face':
      return LOADERS.huggingFace;
    case 'ultralytics':
      return ULTRALYTICS_LOADER;
    default:
      return layout satisfies never;
  }
}

/** Folders that hold the class folders of each split, '' for the export's own; pictures without a split are train's. */
export function splitFolders(rows: Rows): Readonly<Partial<Record<Split, readonly string[]>>> {
  const found: Partial<Record<Split, Set<string>>> = {};
  // Most pictures lie beside others of their class: each folder is looked into once.
  const seen = new Set<string>();
  for (const { file_name, label, split } of rows) {
    const folder = file_name.slice(0, Math.max(0, file_name.lastIndexOf('/')));
    const id = JSON.stringify([split, label, folder]);
    if (seen.has(id)) continue;
    seen.add(id);
    const folders = folder === '' ? [] : folder.split('/');
    const names = new Set([label ?? '', folderLabel(label ?? '')]);
    const at = folders.findLastIndex((name) => names.has(originalName(name)));
    if (at < 0) continue;
    (found[split ?? 'train'] ??= new Set()).add(folders.slice(0, at).join('/'));
  }
  return Object.fromEntries(
    (['train', 'val', 'test'] as const).flatMap((split) => (found[split] ? [[split, [...found[split]].sort()]] : [])),
  );
}
