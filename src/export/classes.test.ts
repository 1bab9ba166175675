import { describe, expect, it } from 'vitest';
import { original, variantOf } from '../testing/sidecarRows.ts';
import { checkExport, type CheckKind, type FoundFile } from './check.ts';
import { classesFile, classOrder, missingClasses } from './classes.ts';
import { arrange } from './layouts/arrange.ts';
import type { LayoutId } from './layouts/layout.ts';
import { layoutOf, LAYOUTS } from './layouts/layouts.ts';
import type { SidecarRow } from './sidecar.ts';

/** A check of what was written without a fault. */
function checked(id: LayoutId, rows: readonly SidecarRow[]) {
  const layout = layoutOf(id);
  const { items, texts, root } = arrange(
    layout,
    rows.map((row) => ({ source: null, row })),
  );
  const sha256 = new Map(items.map(({ row }, i) => [row.file_name, String(i)]));
  const found = [
    ...items.map(({ row }): FoundFile => ({
      path: row.file_name,
      bytes: 1,
      sha256: sha256.get(row.file_name)!,
      decodes: true,
    })),
    ...texts.map(({ path }): FoundFile => ({ path, bytes: 1, sha256: path, decodes: null })),
  ];
  const content = new Map(texts.map(({ path, text }) => [path, text]));
  const expected = { layout, root, rows: items.map(({ row }) => row), paths: found.map(({ path }) => path), sha256 };
  const check = checkExport(expected, found, content);
  const wrong = (kind: CheckKind) => check.find((line) => line.kind === kind)?.wrong;
  return { check, wrong, paths: items.map(({ row }) => row.file_name), texts: content };
}

const LACKING = [
  ...['ant', 'bee', 'cat'].map((label) => original(`train/${label}/1.jpg`, 'train')),
  ...['ant', 'cat'].map((label) => original(`test/${label}/2.jpg`, 'test')),
];

describe('classes of an export', () => {
  it('have one order, that of their folders by code points', () => {
    const rows = ['b', 'a', 'B', '\u{1F408}', '\uFF21', 'con', 'co'].map((label) => ({ label }));
    expect(classOrder(rows)).toEqual(['con', 'B', 'a', 'b', 'co', '\uFF21', '\u{1F408}']);
    expect(classesFile([{ label: 'b' }, { label: 'a' }, { label: 'b' }])).toEqual({
      path: 'classes.txt',
      text: 'a\nb\n',
    });
  });

  it('are found missing from a split', () => {
    expect(missingClasses(LACKING)).toEqual([{ label: 'bee', split: 'test' }]);
    expect(missingClasses(LACKING.filter(({ split }) => split === 'train'))).toEqual([]);
    expect(missingClasses([original('ant/1.jpg'), original('bee/1.jpg')])).toEqual([]);
  });

  it.each([
    ['folders', 1],
    ['ultralytics', 1],
    ['csv', 0],
    ['hugging-face', 0],
  ] as const)('are checked for %s as its loader numbers them', (id, faults) => {
    const { wrong } = checked(id, LACKING);
    expect(wrong('classes')).toHaveLength(faults);
    if (faults > 0) expect(wrong('classes')![0]).toContain('test has no picture of bee');
  });

  it('are numbered in the table and in the card that Hugging Face reads', () => {
    const { texts } = checked('csv', LACKING);
    const lines = texts.get('labels.csv')!.trimEnd().split('\r\n');
    expect(lines.map((line) => line.split(',').at(-2))).toEqual(['class_index', '0', '1', '2', '0', '2']);
    expect(texts.get('classes.txt')).toBe('ant\nbee\ncat\n');
    expect(layoutOf('hugging-face').cardHead!(['ant', 'a "quoted": one'])).toContain(
      `names:\n          '0': "ant"\n          '1': "a \\"quoted\\": one"\n`,
    );
  });

  it('name the cells that a spreadsheet would calculate', () => {
    const { wrong } = checked('csv', [original('=1+1/a.jpg'), original('ok/-b.jpg'), original('@me/c.jpg')]);
    expect(wrong('cells')).toEqual(['line 2: =1+1', 'line 4: @me']);
    expect(checked('csv', LACKING).wrong('cells')).toEqual([]);
    expect(checked('folders', LACKING).wrong('cells')).toBeUndefined();
  });
});

describe('names that some systems do not take', () => {
  const labels = [
    'con',
    'NUL',
    'what?',
    'a*b',
    'trail.',
    'Cat',
    'cat',
    'caf\u00e9',
    'cafe\u0301',
    'n'.repeat(120),
    '猫',
  ];
  const rows = labels.flatMap((label) => {
    const seed = { ...original(`x/1.jpg`), file_name: `${label}/1.jpg`, label };
    return [seed, variantOf(seed, 1)];
  });

  it.each(LAYOUTS.filter(({ keepsNames }) => keepsNames !== true).map(({ id }) => id))(
    'pass every check in %s, and keep their labels',
    (id) => {
      const { check, paths, texts } = checked(id, rows);
      expect(check.filter(({ ok }) => !ok)).toEqual([]);
      expect(new Set(paths).size).toBe(rows.length);
      expect(texts.get('classes.txt')!.trimEnd().split('\n').sort()).toEqual([...labels].sort());
    },
  );

  it('stay where the pictures go back to where their names came from, and the check says so', () => {
    const { wrong, paths } = checked('new-images', rows);
    expect(paths).toContain('what?/1__gif-k01.png');
    expect(wrong('names')).toContain('what?/1__gif-k01.png is not taken by Windows');
  });
});
