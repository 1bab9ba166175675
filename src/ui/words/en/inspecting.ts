/** @file The map and the figures of a whole set, in English. */

export const MAP = {
  show: 'Show as',
  dots: 'Dots',
  pictures: 'Pictures',
  only: (name: string) => `Only ${name}`,
  all: 'All classes',
  kinds: 'ring: seed, dot: variant; a class that is pressed is shown alone',
  selected: 'Pictures of the selection',
  more: (count: number) => `and ${count} more`,
  evenly: (shown: number, all: number) => `${shown} of ${all} pictures, evenly taken`,
} as const;

export const OWN = {
  median: (value: string) => `outline: their seeds, half of them above ${value}`,
  entropy: 'Change of entropy against the seed, in nats; 0 is the seed’s own',
  classmates: (value: string) => `seeds of one class ${value}`,
  halves: (value: string) => `two halves of the seeds ${value}`,
  toEachOther: (value: string) => `seeds to each other ${value}`,
} as const;
