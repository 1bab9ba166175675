/** @file Why a file is not used, in Spanish: the end of the sentence "... was skipped: ". */

import type { Reason } from '../../../core/dataset/reasons.ts';
import type { RefusedKind } from '../../../core/image/file/kind.ts';

/** The words for a reason: without a stop, what to do after a semicolon. */
export function reason(why: Reason): string {
  switch (why.code) {
    case 'absolute':
      return 'su ruta es absoluta';
    case 'leaves':
      return 'su ruta sale del conjunto de datos';
    case 'control':
      return 'su nombre tiene caracteres de control';
    case 'surrogates':
      return 'su nombre no es Unicode válido';
    case 'nameless':
      return 'no tiene nombre';
    case 'path-too-long':
      return `su ruta supera ${why.bytes} bytes`;
    case 'name-too-long':
      return `su nombre supera ${why.bytes} bytes`;
    case 'not-a-picture':
      return 'no es un archivo de imagen (JPEG, PNG, WebP, GIF, AVIF, TIFF o BMP)';
    case 'table-read':
      return 'es una tabla, que se leyó para las clases';
    case 'record-read':
      return 'dice lo que hay en el conjunto, y se leyó';
    case 'archive-inside':
      return 'es un archivo comprimido dentro del conjunto; descomprímelo antes';
    case 'same-path':
      return 'otro archivo tiene la misma ruta';
    case 'no-class':
      return 'no está en ninguna carpeta de clase';
    case 'no-class-in-split':
      return `no está en ninguna carpeta de clase de «${why.folder}»`;
    case 'says-no-class':
      return `no está en ninguna carpeta de clase: «${why.folder}» no dice de ninguna imagen qué muestra`;
    case 'outside-splits':
      return 'está fuera de las carpetas de las particiones';
    case 'masks':
      return `«${why.folder}» parece contener máscaras o anotaciones junto a las imágenes`;
    case 'other-fold':
      return `pertenece a otro pliegue, «${why.folder}»: sus imágenes se prueban en «${why.kept}»`;
    case 'no-class-by-person':
      return `«${why.folder}» no es una clase, como dijiste`;
    case 'not-in-table':
      return `${why.table} no la nombra`;
    case 'several-in-table':
      return `${why.table} le da varias clases`;
    case 'no-label-in-table':
      return `${why.table} no le da ninguna clase`;
    case 'variant':
      return why.seed === null
        ? 'es una variante hecha por este programa'
        : `es una variante hecha por este programa, de ${why.seed}`;
    case 'link':
      return 'es un enlace';
    case 'hard-link':
      return 'es un enlace a otro archivo del tar';
    case 'not-regular':
      return 'no es un archivo normal';
    case 'cannot-open':
      return 'no se puede abrir';
    case 'name-not-utf8':
      return 'su nombre no es UTF-8 válido; renómbralo';
    case 'folder-not-listed':
      return 'la carpeta no se puede leer hasta el final';
    case 'too-deep':
      return `está dentro de más de ${why.folders} carpetas`;
    case 'too-many':
      return `antes había más de ${why.entries} archivos y carpetas; el resto no se mira`;
    case 'too-large':
      return `supera ${why.mebibytes} MiB`;
    case 'unpacks-too-large':
      return `ocupa más de ${why.mebibytes} MiB al descomprimirse`;
    case 'bomb':
      return 'al descomprimirse ocupa mucho más que cualquier imagen';
    case 'password':
      return 'está cifrado con contraseña; descomprime antes el archivo con ella';
    case 'method':
      return `está comprimido con ${why.method}, que no se admite; comprímelo con Deflate, el método habitual de los zip`;
    case 'shares-bytes':
      return 'comparte sus bytes con otra entrada del zip';
    case 'damaged-in-archive':
      return 'está dañado dentro del zip';
    case 'longer-than-declared':
      return 'es más largo de lo que declara el zip';
    case 'shorter-than-declared':
      return 'es más corto de lo que declara el zip';
    case 'empty-file':
      return 'está vacío';
    case 'not-an-image':
      return 'no es una imagen';
    case 'cut-off':
      return 'está cortado: falta el final del archivo; cópialo o descárgalo de nuevo';
    case 'damaged':
      return 'está dañado y no se puede decodificar';
    case 'kind-not-read':
      return KINDS[why.kind];
    case 'too-many-pixels':
      return `tiene ${why.width} x ${why.height} píxeles, más de ${why.most / 1e6} millones`;
    case 'apple-png':
      return 'es la forma propia de PNG de Apple, que no se lee; guárdalo como PNG';
    case 'bmp-form':
      return 'su forma de BMP no se lee; guárdalo como PNG';
    case 'jpeg-coding':
      return 'su codificación JPEG (aritmética o sin pérdida) no se lee; guárdalo como JPEG común';
    case 'jpeg-bits':
      return `es un JPEG de ${why.bits} bits, que no se lee; guárdalo como JPEG común o como PNG`;
    case 'tiff-floats':
      return 'sus valores son de coma flotante; guárdalo con 8 o 16 bits por canal';
    case 'tiff-signs':
      return 'sus valores tienen signo; guárdalo con 8 o 16 bits por canal sin signo';
    case 'tiff-bits':
      return `tiene ${why.bits} bits por canal; guárdalo con 8 o 16`;
    case 'tiff-compression':
      return `su compresión TIFF (${why.number}) no se lee; guárdalo como PNG`;
    case 'tiff-jpeg':
      return 'su compresión TIFF (JPEG, de esas muestras) no se lee; guárdalo como PNG';
    case 'tiff-photometric':
      return `sus colores (TIFF photometric ${why.number}) no se leen; guárdalo como PNG`;
    case 'tiff-bands':
      return `tiene ${why.bands} bandas y no dice cuáles son roja, verde y azul; guárdalo como RGB o como una banda`;
    case 'tiff-predictor':
      return 'su predictor TIFF no se lee; guárdalo como PNG';
    case 'big-tiff':
      return 'es un BigTIFF, que no se lee; guárdalo como TIFF o PNG';
    case 'text':
      return why.text;
    default:
      return why satisfies never;
  }
}

/** What a kind that is not read is called, and what to do. */
const KINDS = {
  heic: 'es una foto HEIC, que no se lee; guárdala como JPEG (iPhone: Ajustes, Cámara, Formatos, Más compatible)',
  svg: 'es un dibujo SVG, sin píxeles; guárdalo como PNG',
  'jpeg-xl': 'es JPEG XL, que no se lee; guárdalo como JPEG o PNG',
  'jpeg-2000': 'es JPEG 2000, que no se lee; guárdalo como JPEG o PNG',
  photoshop: 'es un documento de Photoshop, que no se lee; guárdalo como PNG',
  icon: 'es un archivo de icono, que no se lee; guárdalo como PNG',
  raw: 'es un archivo raw de cámara, que no se lee; guárdalo como JPEG',
  dicom: 'es DICOM, que no se lee; guárdalo como PNG de 16 bits',
  exr: 'es OpenEXR, que no se lee; guárdalo como PNG',
  hdr: 'es una imagen Radiance HDR, que no se lee; guárdala como PNG',
  netpbm: 'es una imagen Netpbm, que no se lee; guárdala como PNG',
  pdf: 'es un PDF, que no se lee; guarda sus imágenes como PNG',
  video: 'es un vídeo, que no se lee; guarda fotogramas como JPEG',
  html: 'es una página web y no una imagen; descarga la imagen misma',
  archive: 'es un archivo comprimido y no una imagen; descomprímelo',
  pointer: 'solo dice dónde guarda Git LFS la imagen; tráela con "git lfs pull"',
  zeros: 'solo contiene ceros: la copia salió mal; cópialo o descárgalo de nuevo',
} as const satisfies Record<RefusedKind, string>;
