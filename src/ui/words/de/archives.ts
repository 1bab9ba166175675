/** @file Why an archive is not opened, in German. */

import type { ArchiveFault, ArchiveKind } from '../../../core/dataset/archiveFaults.ts';
import type { Sentence } from '../words.ts';

const NAMES: Readonly<Record<Exclude<ArchiveKind, 'zip' | 'tar' | 'gzip'>, readonly [what: string, toDo: string]>> = {
  empty: ['die leer ist', 'laden oder kopieren Sie sie erneut'],
  '7z': ['die ein 7-Zip-Archiv (7z) ist', 'entpacken Sie sie und wählen Sie den Ordner'],
  rar: ['die ein RAR-Archiv ist', 'entpacken Sie sie und wählen Sie den Ordner'],
  bzip2: ['die mit bzip2 gepackt ist', 'entpacken Sie sie und wählen Sie den Ordner'],
  xz: ['die mit xz gepackt ist', 'entpacken Sie sie und wählen Sie den Ordner'],
  zstd: ['die mit Zstandard gepackt ist', 'entpacken Sie sie und wählen Sie den Ordner'],
  'zip-part': [
    'die ein Teil von mehreren ist',
    'fügen Sie die Teile zusammen oder entpacken Sie sie, und wählen Sie den Ordner',
  ],
  'web-page': [
    'die eine Webseite ist: Der Download schlug fehl oder verlangte eine Anmeldung',
    'laden Sie sie in einem Browser herunter, in dem Sie angemeldet sind',
  ],
  pdf: ['die ein PDF ist', 'wählen Sie einen Ordner, ein Zip oder ein Tar mit Bildern'],
  picture: ['die ein einzelnes Bild ist', 'wählen Sie einen Ordner mit einem Ordner je Klasse'],
  other: ['die nicht als solche gelesen werden kann', 'machen Sie sie neu'],
};

/** @param name of the file. */
export function archive(fault: ArchiveFault, name: string): Sentence {
  switch (fault.code) {
    case 'kind': {
      const [what, toDo] = NAMES[fault.kind];
      return {
        message: `Erwartet wird ein Zip, Tar oder tar.gz, gekommen ist die Datei ${name}, ${what}`,
        hint: `${toDo}.`,
      };
    }
    case 'zip-cut':
      return {
        message: `${name} ist kein ganzes Zip: Es ist abgeschnitten, sein Ende fehlt`,
        hint: 'laden oder kopieren Sie es erneut.',
      };
    case 'zip-part':
      return {
        message: `${name} ist nur ein Teil eines Zips aus mehreren`,
        hint: 'fügen Sie die Teile zusammen oder entpacken Sie sie, und wählen Sie den Ordner.',
      };
    case 'zip-damaged':
      return {
        message: `${name} kann nicht als Zip gelesen werden`,
        hint: 'machen Sie es neu.',
      };
    case 'tar-cut':
      return {
        message: `${name} ist kein ganzes Tar: Es ist abgeschnitten, Dateien fehlen`,
        hint: 'laden oder kopieren Sie es erneut.',
      };
    case 'tar-damaged':
      return {
        message: `${name} ist ein beschädigtes Tar: Seine Einträge stimmen nicht`,
        hint: 'laden oder packen Sie es erneut.',
      };
    case 'gzip-cut':
      return {
        message: `${name} ist kein ganzes tar.gz: Es ist abgeschnitten oder beschädigt`,
        hint: 'laden oder kopieren Sie es erneut.',
      };
    case 'gzip-no-tar':
      return {
        message: `In ${name} steckt kein Tar`,
        hint: 'entpacken Sie es und wählen Sie den Ordner.',
      };
    case 'too-large':
      return {
        message: `${name} entpackt sich auf mehr als 4 GiB`,
        hint: 'entpacken Sie es und wählen Sie den Ordner.',
      };
    case 'too-many-entries':
      return {
        message: `${name} hat mehr als ${fault.entries} Einträge`,
        hint: 'teilen Sie es.',
      };
    case 'several':
      return {
        message: `Erwartet wird ein Archiv, gekommen sind ${fault.names.length} (${fault.names.slice(0, 4).join(', ')})`,
        hint: 'entpacken Sie jedes in einen Ordner mit dem Namen seiner Klasse und wählen Sie den Ordner um sie.',
      };
    default:
      return fault satisfies never;
  }
}
