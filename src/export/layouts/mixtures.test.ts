import { describe, expect, it } from 'vitest';
import { LAYOUTS } from './layouts.ts';
import { demandPlainLabels } from './mixtures.ts';

const plain = { mixed_with: null };
const mixed = { mixed_with: { label: 'dog', share: 0.25 } };

describe('labels that two classes share', () => {
  it.each(LAYOUTS.map((layout) => [layout.id, layout] as const))('are held or refused by %s', (id, layout) => {
    const holds = id === 'hugging-face' || id === 'csv';
    expect(layout.holdsMixtures).toBe(holds);
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
