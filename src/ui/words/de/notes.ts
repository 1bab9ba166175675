/** @file What was understood of a data set, in German: one line for the whole, and a sentence for each note. */

import { counted } from './counted.ts';
import type { Nothing } from '../../../core/dataset/nothingToGrow.ts';
import type { Placed, Split } from '../../../core/dataset/placement.ts';
import type { Note, Understanding } from '../../../core/dataset/understanding.ts';
import type { Sentence } from '../words.ts';
import { reason } from './reasons.ts';

const FORMATS = { coco: 'COCO', voc: 'Pascal VOC', yolo: 'YOLO' } as const;
const BY = {
  folders: 'Klassen aus Ordnern',
  table: 'Klassen aus einer Tabelle',
  sidecar: 'Klassen aus expansion.jsonl',
} as const;
/** As many names as a line takes. */
const NAMES = 6;

const some = (names: readonly string[]): string =>
  names
    .slice(0, NAMES)
    .map((name) => `„${name}“`)
    .join(', ') + (names.length > NAMES ? ` und ${names.length - NAMES} weitere` : '');

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
  if (images.length === 0) parts.push(layout === 'flat' ? 'kein Bild hat eine Klasse' : 'kein Bild ist lesbar');
  else {
    const size = (split: Split | null) => images.filter((image) => image.split === split).length;
    const sizes = (['train', 'val', 'test'] as const).flatMap((split) =>
      size(split) > 0 ? [`${split} ${size(split)}`] : [],
    );
    const whole = size(null);
    parts.push([...(whole > 0 ? [counted(whole, 'Bild', 'Bilder')] : []), ...sizes].join(', '), BY[by]);
  }
  if (systemFiles > 0) parts.push(`${counted(systemFiles, 'Systemdatei', 'Systemdateien')} ausgelassen`);
  if (leftOut.length > 0) parts.push(`${counted(leftOut.length, 'andere Datei', 'andere Dateien')} übersprungen`);
  if (unreadable.length > 0)
    parts.push(
      `${unreadable.length === 1 ? 'die Klasse' : 'die Klassen'} ${some(unreadable)} ${unreadable.length === 1 ? 'hat' : 'haben'} kein lesbares Bild`,
    );
  return parts.join('; ');
}

/** Why there is nothing to grow, and what to do. */
export function nothing({ where, others, notes, skipped, most }: Nothing): Sentence {
  const place = where ?? 'dem Gewählten';
  const why = notes.map(note).join(' ');
  if (others > 0) {
    return {
      message: `In ${place} sind keine Trainingsbilder, nur andere Teile`,
      hint: why === '' ? 'nur train wächst.' : why,
    };
  }
  const first = most
    ? `: ${most.file.path} wurde übersprungen, ${reason(most.file.why).replace(/\.$/u, '')}${most.count > 1 ? ` (ebenso ${counted(most.count - 1, 'andere Datei', 'andere Dateien')})` : ''}`
    : skipped > 0
      ? ''
      : ': Es enthält keine Dateien';
  return {
    message: `In ${place} ist kein Klassenordner mit Bildern, die verwendet werden können${first}`,
    hint: `${why === '' ? '' : `${why} `}Sortieren Sie die Bilder als <class>/*.jpg oder train/<class>/*.jpg.`,
  };
}

/** A note as a sentence. */
export function note(noted: Note): string {
  switch (noted.code) {
    case 'system':
      return `${counted(noted.files, 'Datei', 'Dateien')} von Systemen und Programmen ausgelassen: ${some(noted.names)}.`;
    case 'splits':
      return `Als Teile gelesen: ${noted.folders
        .map(({ folder, split }) => `„${folder}“ als ${split}`)
        .slice(0, NAMES)
        .join(', ')}${noted.folders.length > NAMES ? ` und ${noted.folders.length - NAMES} weitere` : ''}.`;
    case 'maybe-split':
      if (noted.named !== undefined)
        return `In „${noted.folder}“ ${are(noted.files)} ${counted(noted.files, 'Bild', 'Bilder')} wie ${noted.split}-Bilder benannt (${noted.named}): zurückgelegt und nicht gezogen, bis Sie sagen, dass „${noted.folder}“ mit allen davon eine Klasse ist.`;
      if (noted.coded === true)
        return `„${noted.folder}“ könnte für ${noted.split}-Bilder stehen: ${counted(noted.files, 'Bild', 'Bilder')} darin ${are(noted.files)} zurückgelegt und wachsen nicht, bis Sie sagen, wofür er steht.`;
      return `„${noted.folder}“ kann ${noted.split}-Bilder oder eine Klasse sein: ${counted(noted.files, 'Bild', 'Bilder')} darin ${are(noted.files)} zurückgelegt und wachsen nicht, bis Sie sagen, was.`;
    case 'masks':
      return `„${noted.folder}“ sieht nach Masken oder Annotationen neben den Bildern aus: ${counted(noted.files, 'Bild', 'Bilder')} darin ${are(noted.files)} weggelassen, außer Sie sagen, dass es eine Klasse ist.`;
    case 'folds':
      return noted.kept === null
        ? `${some(noted.folders)} sind Teile einer Kreuzvalidierung: Jeder davon kann der Testteil sein, also wächst nichts darin, bis Sie sagen, welche Trainingsbilder sind.`
        : `${some(noted.folders)} sind Teile einer Kreuzvalidierung: Nur „${noted.kept}“ wird gelesen, denn seine Testbilder sind in den anderen Trainingsbilder.`;
    case 'alike':
      return `${some(noted.labels)} sehen gleich aus: Sind sie eine Klasse?`;
    case 'format':
      return `Das ist ein ${FORMATS[noted.format]}-Satz: Seine Annotationen sagen, wo Dinge sind, nicht von welcher Klasse ein Bild ist, und werden nicht gelesen.`;
    case 'table':
      return `${noted.table} nennt die Klasse von ${counted(noted.pictures, 'Bild', 'Bildern')}.`;
    case 'table-without-classes':
      return `${noted.table} nennt Bilder, aber keine Spalte darin ihre Klassen.`;
    case 'table-disagrees':
      return `${noted.table} gibt ${counted(noted.pictures, 'Bild', 'Bildern')} eine andere Klasse als der Ordner; es gelten die Ordner.`;
    case 'subfolders':
      return `Die Klasse „${noted.label}“ hat ihre Bilder in eigenen Ordnern (${some(noted.deeper)}), die als Teil von ihr gelesen werden.`;
    case 'box':
      return `Der Ordner „${noted.folder}“ nennt keine Klasse: ${counted(noted.files, 'Bild', 'Bilder')} darin ${are(noted.files)} weggelassen, außer Sie sagen, dass er eine ist.`;
    case 'lacks':
      return `Die Klasse „${noted.label}“ hat kein Bild in ${noted.split}.`;
    case 'empty-class':
      return `Der Ordner „${noted.folder}“ enthält keine Dateien.`;
    case 'only-held':
      return `Alle Bilder sind zurückgehalten (${noted.splits
        .map(({ folder, split }) => `„${folder}“ als ${split}`)
        .slice(0, NAMES)
        .join(
          ', ',
        )}), also wächst nichts: Nehmen Sie sie nur dann als Trainingsbilder, wenn Sie andere zum Testen haben.`;
    case 'grown':
      return `${noted.marker} sagt, dass dies ein gewachsener Satz ist: ${counted(noted.variants, 'Variante', 'Varianten')} darin ${are(noted.variants)} nicht als ${noted.variants === 1 ? 'Seed' : 'Seeds'} genommen${noted.project || noted.variants === 0 ? '.' : ` und können nicht gesichtet werden: offshoot.json mit dem Rezept und den Lesungen des Prüfers liegt nicht daneben. Legen Sie es zurück oder öffnen Sie das Zip, das es hat, um weiterzumachen; ohne es wächst das Echte neu.`}`;
    case 'encoding':
      return `Das Archiv sagt nicht, in welcher Kodierung seine Namen sind; sie werden als ${noted.encoding} gelesen: ${some(noted.names)}.`;
    case 'no-end':
      return 'Das Tar hat keine Endmarke: Es kann abgeschnitten sein, und Dateien können fehlen.';
    default:
      return noted satisfies never;
  }
}

const are = (count: number): string => (count === 1 ? 'ist' : 'sind');
