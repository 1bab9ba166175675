import { describe, expect, it } from 'vitest';
import { LAYOUTS } from './layouts.ts';
import { demandPlainLabels, hasShares, sharedColumns } from './shares.ts';

const plain = { label: 'cat', mixed_with: null };
const mixed = { label: 'cat', mixed_with: { label: 'dog', share: 0.25 } };

describe('labels that two classes share', () => {
  it('say the other class and its share; a plain label has its own class and none', () => {
    expect(sharedColumns(mixed)).toEqual({ mixed_label: 'dog', mixed_share: 0.25 });
    expect(sharedColumns(plain)).toEqual({ mixed_label: 'cat', mixed_share: 0 });
    expect([hasShares([plain]), hasShares([plain, mixed])]).toEqual([false, true]);
  });

  it.each(LAYOUTS.map((layout) => [layout.id, layout] as const))('are held or refused by %s', (id, layout) => {
    const holds = id === 'hugging-face' || id === 'csv';
    expect(layout.holdsShares).toBe(holds);
    const demand = () => {
      demandPlainLabels(layout, [plain, mixed]);
    };
    if (holds) expect(demand).not.toThrow();
    else expect(demand).toThrow(/got 1 whose label two classes share; choose hugging-face or csv/u);
    expect(() => {
      demandPlainLabels(layout, [plain]);
    }).not.toThrow();
  });
});
