/** @file Seeds of which some method made nothing: told a class and a reason at a time. */

import { counted } from '../../src/core/counted.ts';
import type { MethodId } from '../../src/core/methods/table.ts';
import { EN } from '../../src/ui/words/en.ts';
import type { FinishedSeed } from './finishedSeed.ts';

interface Group {
  readonly method: MethodId;
  /** In words. */
  readonly reason: string;
  /** Seeds of each class. */
  readonly classes: Map<string, number>;
  /** What their variants were made by instead; none where some of them have no variants. */
  readonly instead: Set<MethodId>;
  without: number;
}

export interface DeclinedList {
  add(className: string, finished: Pick<FinishedSeed, 'declined' | 'variants'>): void;
  /** One for each method and reason. */
  lines(): readonly string[];
}

export function createDeclinedList(): DeclinedList {
  const groups = new Map<string, Group>();
  return {
    add(className, { declined, variants }) {
      for (const { method, reason } of declined.map((one) => ({ ...one, reason: EN.declined(one.reason) }))) {
        const key = `${method} ${reason}`;
        const group: Group = groups.get(key) ?? { method, reason, classes: new Map(), instead: new Set(), without: 0 };
        groups.set(key, group);
        group.classes.set(className, (group.classes.get(className) ?? 0) + 1);
        for (const { how } of variants) group.instead.add(how.method);
        if (variants.length === 0) group.without++;
      }
    },
    lines: () =>
      [...groups.values()].map(({ method, reason, classes, instead, without }) => {
        const seeds = [...classes.values()].reduce((sum, count) => sum + count, 0);
        const where = [...classes].map(([name, count]) => `${name} ${count}`).join(', ');
        const what = [
          ...(instead.size > 0 ? [`their variants come from ${[...instead].join(', ')}`] : []),
          ...(without > 0
            ? [`${counted(without, 'seed stays', 'seeds stay')} without: add another method with --mix`]
            : []),
        ];
        return `no ${method} of ${counted(seeds, 'seed')}, since ${reason} (${where}); ${what.join('; ')}`;
      }),
  };
}
