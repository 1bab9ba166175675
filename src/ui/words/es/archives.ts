/** @file Why an archive is not opened, in Spanish. */

import type { ArchiveFault, ArchiveKind } from '../../../core/dataset/archiveFaults.ts';
import type { Sentence } from '../words.ts';

const NAMES: Readonly<Record<Exclude<ArchiveKind, 'zip' | 'tar' | 'gzip'>, readonly [what: string, toDo: string]>> = {
  empty: ['que está vacío', 'descárgalo o cópialo de nuevo'],
  '7z': ['que es un archivo 7-Zip (7z)', 'descomprímelo y elige la carpeta'],
  rar: ['que es un archivo RAR', 'descomprímelo y elige la carpeta'],
  bzip2: ['comprimido con bzip2', 'descomprímelo y elige la carpeta'],
  xz: ['comprimido con xz', 'descomprímelo y elige la carpeta'],
  zstd: ['comprimido con Zstandard', 'descomprímelo y elige la carpeta'],
  'zip-part': ['que es una parte de varias', 'une las partes o descomprímelas, y elige la carpeta'],
  'web-page': [
    'que es una página web: la descarga falló o pidió iniciar sesión',
    'descárgalo en un navegador con la sesión iniciada',
  ],
  pdf: ['que es un PDF', 'elige una carpeta, un zip o un tar de imágenes'],
  picture: ['que es una sola imagen', 'elige una carpeta con una carpeta por clase'],
  other: ['que no se puede leer como tal', 'hazlo de nuevo'],
};

/** @param name of the file. */
export function archive(fault: ArchiveFault, name: string): Sentence {
  switch (fault.code) {
    case 'kind': {
      const [what, toDo] = NAMES[fault.kind];
      return {
        message: `Se esperaba un zip, un tar o un tar.gz, llegó ${name}, ${what}`,
        hint: `${toDo}.`,
      };
    }
    case 'zip-cut':
      return {
        message: `${name} no es un zip entero: está cortado, falta el final`,
        hint: 'descárgalo o cópialo de nuevo.',
      };
    case 'zip-part':
      return {
        message: `${name} es una parte de un zip en varias`,
        hint: 'une las partes o descomprímelas, y elige la carpeta.',
      };
    case 'zip-damaged':
      return {
        message: `${name} no se puede leer como zip`,
        hint: 'hazlo de nuevo.',
      };
    case 'tar-cut':
      return {
        message: `${name} no es un tar entero: está cortado, faltan archivos`,
        hint: 'descárgalo o cópialo de nuevo.',
      };
    case 'tar-damaged':
      return {
        message: `${name} es un tar dañado: sus registros no cuadran`,
        hint: 'descárgalo o empaquétalo de nuevo.',
      };
    case 'gzip-cut':
      return {
        message: `${name} no es un tar.gz entero: está cortado o dañado`,
        hint: 'descárgalo o cópialo de nuevo.',
      };
    case 'gzip-no-tar':
      return {
        message: `Dentro de ${name} no hay un tar`,
        hint: 'descomprímelo y elige la carpeta.',
      };
    case 'too-large':
      return {
        message: `${name} ocupa más de 4 GiB al descomprimirse`,
        hint: 'descomprímelo y elige la carpeta.',
      };
    case 'too-many-entries':
      return {
        message: `${name} tiene más de ${fault.entries} entradas`,
        hint: 'divídelo.',
      };
    case 'several':
      return {
        message: `Se esperaba un archivo comprimido, llegaron ${fault.names.length} (${fault.names.slice(0, 4).join(', ')})`,
        hint: 'descomprime cada uno en una carpeta con el nombre de su clase, y elige la carpeta que las contiene.',
      };
    default:
      return fault satisfies never;
  }
}
