/** @file Pictures that are put into classes by hand, in English. */

import type { NotTaken, SortingFault } from '../../../core/sorting.ts';

/** What is to be done before hand-made classes can be grown. */
export function sortingFault(fault: SortingFault): string {
  switch (fault.code) {
    case 'nameless':
      return 'Name every class that has pictures.';
    case 'odd-name':
      return `Expected the name of a class without a slash or only dots, got “${fault.name}”.`;
    case 'same-name':
      return `Two classes are called “${fault.name}”: give one another name, or put the pictures into one.`;
    case 'too-few':
      return 'Put pictures into two classes or more.';
    default:
      return fault satisfies never;
  }
}

/** Why what was dropped on a hand-made class is not in it, and what to do. */
export function notTaken(why: NotTaken): string {
  switch (why.code) {
    case 'archive':
      return `“${why.name}” is an archive: unpack it and drop its pictures here, or go back and open it as a data set.`;
    case 'several-archives':
      return 'Several archives were dropped: unpack them and drop their pictures here.';
    case 'nothing':
      return 'What was dropped holds no files.';
    case 'unread':
      return 'What was dropped could not be read. Drop it again, or choose the pictures with Add.';
    default:
      return why satisfies never;
  }
}
