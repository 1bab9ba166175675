/** @file What was understood of a data set, in Spanish: one line for the whole, and a sentence for each note. */

import { counted } from './counted.ts';
import type { Nothing } from '../../../core/dataset/nothingToGrow.ts';
import type { Placed, Split } from '../../../core/dataset/placement.ts';
import type { Note, Understanding } from '../../../core/dataset/understanding.ts';
import type { Sentence } from '../words.ts';
import { reason } from './reasons.ts';

const FORMATS = { coco: 'COCO', voc: 'Pascal VOC', yolo: 'YOLO' } as const;
const BY = {
  folders: 'clases según carpetas',
  table: 'clases según una tabla',
  sidecar: 'clases según expansion.jsonl',
} as const;
/** As many names as a line takes. */
const NAMES = 6;

const some = (names: readonly string[]): string =>
  names
    .slice(0, NAMES)
    .map((name) => `«${name}»`)
    .join(', ') + (names.length > NAMES ? ` y ${names.length - NAMES} más` : '');

/**
 * One line: "train 40, test 20; classes from folders; 3 system files left out".
 *
 * @param unreadable classes of which no picture can be read.
 */
export function understanding(
  {
    layout,
    by,
    images,
    systemFiles,
    leftOut,
  }: Pick<Understanding, 'layout' | 'by' | 'systemFiles'> & {
    readonly images: readonly Pick<Placed, 'split'>[];
    readonly leftOut: readonly unknown[];
  },
  unreadable: readonly string[] = [],
): string {
  const parts: string[] = [];
  if (images.length === 0)
    parts.push(layout === 'flat' ? 'ninguna imagen tiene clase' : 'ninguna imagen se puede leer');
  else {
    const size = (split: Split | null) => images.filter((image) => image.split === split).length;
    const sizes = (['train', 'val', 'test'] as const).flatMap((split) =>
      size(split) > 0 ? [`${split} ${size(split)}`] : [],
    );
    const whole = size(null);
    parts.push([...(whole > 0 ? [counted(whole, 'imagen', 'imágenes')] : []), ...sizes].join(', '), BY[by]);
  }
  if (systemFiles > 0) parts.push(counted(systemFiles, 'archivo de sistema omitido', 'archivos de sistema omitidos'));
  if (leftOut.length > 0) parts.push(counted(leftOut.length, 'otro archivo omitido', 'otros archivos omitidos'));
  if (unreadable.length > 0)
    parts.push(
      `${unreadable.length === 1 ? 'la clase' : 'las clases'} ${some(unreadable)} no ${unreadable.length === 1 ? 'tiene' : 'tienen'} ninguna imagen legible`,
    );
  return parts.join('; ');
}

/** Why there is nothing to grow, and what to do. */
export function nothing({ where, others, notes, skipped, most }: Nothing): Sentence {
  const place = where ?? 'lo elegido';
  const why = notes.map(note).join(' ');
  if (others > 0) {
    return {
      message: `En ${place} no hay imágenes de entrenamiento, solo otras particiones`,
      hint: why === '' ? 'solo crece train.' : why,
    };
  }
  const first = most
    ? `: se omitió ${most.file.path}, ${reason(most.file.why).replace(/\.$/u, '')}${most.count > 1 ? ` (y así ${counted(most.count - 1, 'archivo más', 'archivos más')})` : ''}`
    : skipped > 0
      ? ''
      : ': no contiene archivos';
  return {
    message: `En ${place} no hay carpetas de clases con imágenes que se puedan usar${first}`,
    hint: `${why === '' ? '' : `${why} `}Ordena las imágenes como <class>/*.jpg o train/<class>/*.jpg.`,
  };
}

/** A note as a sentence. */
export function note(noted: Note): string {
  switch (noted.code) {
    case 'system':
      return `Se omiten ${counted(noted.files, 'archivo', 'archivos')} de sistemas y programas: ${some(noted.names)}.`;
    case 'splits':
      return `Leídas como particiones: ${noted.folders
        .map(({ folder, split }) => `«${folder}» como ${split}`)
        .slice(0, NAMES)
        .join(', ')}${noted.folders.length > NAMES ? ` y ${noted.folders.length - NAMES} más` : ''}.`;
    case 'maybe-split':
      if (noted.named !== undefined)
        return `En «${noted.folder}» ${counted(noted.files, 'imagen se llama', 'imágenes se llaman')} como las de ${noted.split} (${noted.named}): se apartan y no se cultivan hasta que digas que «${noted.folder}» es una clase con todas ellas.`;
      if (noted.coded === true)
        return `«${noted.folder}» puede ser de imágenes de ${noted.split}: ${counted(noted.files, 'imagen se aparta', 'imágenes se apartan')} y no se cultivan hasta que digas qué es.`;
      return `«${noted.folder}» puede ser imágenes de ${noted.split} o una clase: ${counted(noted.files, 'imagen se aparta', 'imágenes se apartan')} y no se cultivan hasta que digas cuál.`;
    case 'masks':
      return `«${noted.folder}» parece contener máscaras o anotaciones junto a las imágenes: ${counted(noted.files, 'imagen se deja', 'imágenes se dejan')} fuera salvo que digas que es una clase.`;
    case 'folds':
      return noted.kept === null
        ? `${some(noted.folders)} son pliegues de una validación cruzada: cualquiera puede ser el de prueba, así que nada en ellos se cultiva hasta que digas cuáles son de entrenamiento.`
        : `${some(noted.folders)} son pliegues de una validación cruzada: solo se lee «${noted.kept}», pues sus imágenes de prueba son de entrenamiento en los otros.`;
    case 'alike':
      return `${some(noted.labels)} se parecen: ¿son una sola clase?`;
    case 'format':
      return `Es un conjunto ${FORMATS[noted.format]}: sus anotaciones dicen dónde están las cosas, no de qué clase es una imagen, y no se leen.`;
    case 'table':
      return `${noted.table} da la clase de ${counted(noted.pictures, 'imagen', 'imágenes')}.`;
    case 'table-without-classes':
      return `${noted.table} nombra imágenes, y ninguna columna dice sus clases.`;
    case 'table-disagrees':
      return `${noted.table} da a ${counted(noted.pictures, 'imagen', 'imágenes')} otra clase que la carpeta; valen las carpetas.`;
    case 'subfolders':
      return `La clase «${noted.label}» tiene sus imágenes en carpetas propias (${some(noted.deeper)}), que se leen como parte de ella.`;
    case 'box':
      return `La carpeta «${noted.folder}» no nombra ninguna clase: ${counted(noted.files, 'imagen se deja', 'imágenes se dejan')} fuera salvo que digas que lo es.`;
    case 'lacks':
      return `La clase «${noted.label}» no tiene imágenes en ${noted.split}.`;
    case 'empty-class':
      return `La carpeta «${noted.folder}» no contiene archivos.`;
    case 'only-held':
      return `Todas las imágenes están reservadas (${noted.splits
        .map(({ folder, split }) => `«${folder}» como ${split}`)
        .slice(0, NAMES)
        .join(', ')}), así que nada se cultiva: tómalas como entrenamiento solo si tienes otras para probar.`;
    case 'grown':
      return `${noted.marker} dice que es un conjunto cultivado: ${counted(noted.variants, 'variante no se toma', 'variantes no se toman')} como ${noted.variants === 1 ? 'semilla' : 'semillas'}${noted.project || noted.variants === 0 ? '.' : `, ni se pueden revisar: offshoot.json, con la receta y lo que leyó el juez, no está al lado. Vuelve a ponerlo, o abre el zip que lo tiene, para seguir; sin él, lo real se cultiva de nuevo.`}`;
    case 'encoding':
      return `El archivo comprimido no dice en qué codificación están sus nombres; se leen como ${noted.encoding}: ${some(noted.names)}.`;
    case 'no-end':
      return 'El tar no tiene marca final: puede estar cortado, y pueden faltar archivos.';
    default:
      return noted satisfies never;
  }
}
