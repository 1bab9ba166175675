/** @file Pictures that are put into classes by hand, in German. */

import type { NotTaken, SortingFault } from '../../../core/sorting.ts';

/** What is to be done before hand-made classes can be grown. */
export function sortingFault(fault: SortingFault): string {
  switch (fault.code) {
    case 'nameless':
      return 'Benennen Sie jede Klasse, die Bilder hat.';
    case 'odd-name':
      return `Erwartet wird ein Klassenname ohne Schrägstrich und nicht nur aus Punkten, nicht „${fault.name}“.`;
    case 'same-name':
      return `Zwei Klassen heißen „${fault.name}“: Geben Sie einer einen anderen Namen oder legen Sie die Bilder zusammen.`;
    case 'too-few':
      return 'Legen Sie Bilder in zwei oder mehr Klassen.';
    default:
      return fault satisfies never;
  }
}

/** Why what was dropped on a hand-made class is not in it, and what to do. */
export function notTaken(why: NotTaken): string {
  switch (why.code) {
    case 'archive':
      return `„${why.name}“ ist ein Archiv: Entpacken Sie es und legen Sie seine Bilder hier ab, oder gehen Sie zurück und öffnen Sie es als Datensatz.`;
    case 'several-archives':
      return 'Mehrere Archive wurden abgelegt: Entpacken Sie sie und legen Sie ihre Bilder hier ab.';
    case 'nothing':
      return 'Das Abgelegte enthält keine Dateien.';
    case 'unread':
      return 'Das Abgelegte konnte nicht gelesen werden. Legen Sie es noch einmal ab oder wählen Sie die Bilder mit „Hinzufügen“.';
    default:
      return why satisfies never;
  }
}
