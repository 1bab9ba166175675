/** @file Words of reportButton, in Spanish. */

import type { REPORT_BUTTON as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const reportButton: Translated<typeof english> = {
  save: 'Guardar un informe para compartir',
  about: 'Un archivo HTML: la respuesta del comprobante, las cifras e imágenes de cada clase.',
};
