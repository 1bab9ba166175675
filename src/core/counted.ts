/** @file A number with its noun. */

/** "1 class", "2 classes", "3 images". @param plural default: the noun with an s. */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${value} ${value === 1 ? noun : plural}`;
