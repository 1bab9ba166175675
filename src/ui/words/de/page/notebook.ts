/** @file Words of notebook, in German. */

import type { NOTEBOOK as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const notebook: Translated<typeof english> = {
  script: 'Trainiert damit einen Klassifikator: python train.py',
  title: 'In einem Notebook',
  about:
    'Diese Zelle entpackt das Zip und lädt es. Das Zip enthält auch train.py, das trainiert und Originale zurückhält.',
  copy: 'Zelle kopieren',
  copied: 'Kopiert',
};
