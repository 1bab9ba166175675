/** @file Why a file is not used, in German: the end of the sentence "... was skipped: ". */

import type { Reason } from '../../../core/dataset/reasons.ts';
import type { RefusedKind } from '../../../core/image/file/kind.ts';

/** The words for a reason: without a stop, what to do after a semicolon. */
export function reason(why: Reason): string {
  switch (why.code) {
    case 'absolute':
      return 'ihr Pfad ist absolut';
    case 'leaves':
      return 'ihr Pfad verlässt den Datensatz';
    case 'control':
      return 'ihr Name hat Steuerzeichen';
    case 'surrogates':
      return 'ihr Name ist kein gültiges Unicode';
    case 'nameless':
      return 'sie hat keinen Namen';
    case 'path-too-long':
      return `ihr Pfad ist länger als ${why.bytes} Byte`;
    case 'name-too-long':
      return `ihr Name ist länger als ${why.bytes} Byte`;
    case 'not-a-picture':
      return 'sie ist keine Bilddatei (JPEG, PNG, WebP, GIF, AVIF, TIFF oder BMP)';
    case 'table-read':
      return 'sie ist eine Tabelle, die für die Klassen gelesen wurde';
    case 'record-read':
      return 'sie sagt, was im Satz ist, und wurde gelesen';
    case 'archive-inside':
      return 'sie ist ein Archiv im Datensatz; entpacken Sie es zuerst';
    case 'same-path':
      return 'eine andere Datei hat denselben Pfad';
    case 'no-class':
      return 'sie liegt in keinem Klassenordner';
    case 'no-class-in-split':
      return `sie liegt in keinem Klassenordner von „${why.folder}“`;
    case 'says-no-class':
      return `sie liegt in keinem Klassenordner: „${why.folder}“ sagt von keinem Bild, was es zeigt`;
    case 'outside-splits':
      return 'sie liegt außerhalb der Ordner der Teile';
    case 'masks':
      return `„${why.folder}“ sieht nach Masken oder Annotationen neben den Bildern aus`;
    case 'other-fold':
      return `sie gehört zu einem anderen Teil, „${why.folder}“: Seine Bilder werden in „${why.kept}“ getestet`;
    case 'no-class-by-person':
      return `„${why.folder}“ ist keine Klasse, wie Sie sagten`;
    case 'not-in-table':
      return `${why.table} nennt sie nicht`;
    case 'several-in-table':
      return `${why.table} gibt ihr mehrere Klassen`;
    case 'no-label-in-table':
      return `${why.table} gibt ihr keine Klasse`;
    case 'variant':
      return why.seed === null
        ? 'sie ist eine Variante, die dieses Programm gemacht hat'
        : `sie ist eine Variante, die dieses Programm gemacht hat, aus ${why.seed}`;
    case 'link':
      return 'sie ist eine Verknüpfung';
    case 'hard-link':
      return 'sie ist eine Verknüpfung auf eine andere Datei des Tar';
    case 'not-regular':
      return 'sie ist keine gewöhnliche Datei';
    case 'cannot-open':
      return 'sie lässt sich nicht öffnen';
    case 'name-not-utf8':
      return 'ihr Name ist kein gültiges UTF-8; benennen Sie sie um';
    case 'folder-not-listed':
      return 'der Ordner lässt sich nicht zu Ende lesen';
    case 'too-deep':
      return `sie liegt in mehr als ${why.folders} Ordnern`;
    case 'too-many':
      return `mehr als ${why.entries} Dateien und Ordner kamen davor; der Rest wird nicht angesehen`;
    case 'too-large':
      return `sie ist größer als ${why.mebibytes} MiB`;
    case 'unpacks-too-large':
      return `sie entpackt sich auf mehr als ${why.mebibytes} MiB`;
    case 'bomb':
      return 'sie entpackt sich auf weit mehr, als ein Bild je hätte';
    case 'password':
      return 'sie ist mit einem Kennwort verschlüsselt; entpacken Sie das Archiv zuerst damit';
    case 'method':
      return `sie ist mit ${why.method} gepackt, das nicht unterstützt wird; packen Sie sie mit Deflate, dem üblichen Verfahren von Zips`;
    case 'shares-bytes':
      return 'sie teilt ihre Bytes mit einem anderen Eintrag des Zips';
    case 'damaged-in-archive':
      return 'sie ist im Zip beschädigt';
    case 'longer-than-declared':
      return 'sie ist länger, als das Zip angibt';
    case 'shorter-than-declared':
      return 'sie ist kürzer, als das Zip angibt';
    case 'empty-file':
      return 'sie ist leer';
    case 'not-an-image':
      return 'sie ist kein Bild';
    case 'cut-off':
      return 'sie ist abgeschnitten: Das Ende der Datei fehlt; kopieren oder laden Sie sie erneut';
    case 'damaged':
      return 'sie ist beschädigt und lässt sich nicht dekodieren';
    case 'kind-not-read':
      return KINDS[why.kind];
    case 'too-many-pixels':
      return `sie hat ${why.width} x ${why.height} Pixel, mehr als ${why.most / 1e6} Millionen`;
    case 'apple-png':
      return 'sie ist Apples eigene Form von PNG, die nicht gelesen wird; speichern Sie sie als PNG';
    case 'bmp-form':
      return 'ihre Form von BMP wird nicht gelesen; speichern Sie sie als PNG';
    case 'jpeg-coding':
      return 'ihre JPEG-Kodierung (arithmetisch oder verlustfrei) wird nicht gelesen; speichern Sie sie als gewöhnliches JPEG';
    case 'jpeg-bits':
      return `sie ist ein JPEG mit ${why.bits} Bit, das nicht gelesen wird; speichern Sie sie als gewöhnliches JPEG oder als PNG`;
    case 'tiff-floats':
      return 'ihre Werte sind Gleitkommazahlen; speichern Sie sie mit 8 oder 16 Bit je Kanal';
    case 'tiff-signs':
      return 'ihre Werte haben Vorzeichen; speichern Sie sie mit 8 oder 16 Bit je Kanal ohne Vorzeichen';
    case 'tiff-bits':
      return `sie hat ${why.bits} Bit je Kanal; speichern Sie sie mit 8 oder 16`;
    case 'tiff-compression':
      return `ihre TIFF-Kompression (${why.number}) wird nicht gelesen; speichern Sie sie als PNG`;
    case 'tiff-jpeg':
      return 'ihre TIFF-Kompression (JPEG, solcher Werte) wird nicht gelesen; speichern Sie sie als PNG';
    case 'tiff-photometric':
      return `ihre Farben (TIFF photometric ${why.number}) werden nicht gelesen; speichern Sie sie als PNG`;
    case 'tiff-bands':
      return `sie hat ${why.bands} Bänder und sagt nicht, welche rot, grün und blau sind; speichern Sie sie als RGB oder als ein Band`;
    case 'tiff-predictor':
      return 'ihr TIFF-Prädiktor wird nicht gelesen; speichern Sie sie als PNG';
    case 'big-tiff':
      return 'sie ist ein BigTIFF, das nicht gelesen wird; speichern Sie sie als TIFF oder PNG';
    case 'text':
      return why.text;
    default:
      return why satisfies never;
  }
}

/** What a kind that is not read is called, and what to do. */
const KINDS = {
  heic: 'sie ist ein HEIC-Foto, das nicht gelesen wird; speichern Sie sie als JPEG (iPhone: Einstellungen, Kamera, Formate, Maximale Kompatibilität)',
  svg: 'sie ist eine SVG-Zeichnung ohne Pixel; speichern Sie sie als PNG',
  'jpeg-xl': 'sie ist JPEG XL, das nicht gelesen wird; speichern Sie sie als JPEG oder PNG',
  'jpeg-2000': 'sie ist JPEG 2000, das nicht gelesen wird; speichern Sie sie als JPEG oder PNG',
  photoshop: 'sie ist ein Photoshop-Dokument, das nicht gelesen wird; speichern Sie sie als PNG',
  icon: 'sie ist eine Symboldatei, die nicht gelesen wird; speichern Sie sie als PNG',
  raw: 'sie ist die Rohdatei einer Kamera, die nicht gelesen wird; speichern Sie sie als JPEG',
  dicom: 'sie ist DICOM, das nicht gelesen wird; speichern Sie sie als PNG mit 16 Bit',
  exr: 'sie ist OpenEXR, das nicht gelesen wird; speichern Sie sie als PNG',
  hdr: 'sie ist ein Radiance-HDR-Bild, das nicht gelesen wird; speichern Sie sie als PNG',
  netpbm: 'sie ist ein Netpbm-Bild, das nicht gelesen wird; speichern Sie sie als PNG',
  pdf: 'sie ist ein PDF, das nicht gelesen wird; speichern Sie seine Bilder als PNG',
  video: 'sie ist ein Video, das nicht gelesen wird; speichern Sie Bilder daraus als JPEG',
  html: 'sie ist eine Webseite und kein Bild; laden Sie das Bild selbst herunter',
  archive: 'sie ist ein Archiv und kein Bild; entpacken Sie es',
  pointer: 'sie sagt nur, wo Git LFS das Bild aufbewahrt; holen Sie es mit "git lfs pull"',
  zeros: 'sie enthält nur Nullen: Beim Kopieren ging etwas schief; kopieren oder laden Sie sie erneut',
} as const satisfies Record<RefusedKind, string>;
