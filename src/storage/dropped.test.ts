import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../testing/long.ts';
import { walkDropped } from './dropped.ts';

interface Tree {
  readonly name: string;
  /** `null` for a file. */
  readonly children: readonly Tree[] | null;
  /** Whether the browser may open it. */
  readonly readable: boolean;
}

const FILE = new File([], 'a file');

/** A tree as the browser hands it out: directories a hundred entries at a time. */
function entryOf({ name, children, readable }: Tree, parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`;
  const fail = (onError?: (error: DOMException) => void) => onError?.(new DOMException('no', 'NotReadableError'));
  const file = (onFile: (file: File) => void, onError?: (error: DOMException) => void) => {
    if (readable) onFile(FILE);
    else fail(onError);
  };
  const createReader = () => {
    const rest = children?.map((child) => () => entryOf(child, fullPath)) ?? [];
    return {
      readEntries(onEntries: (entries: FileSystemEntry[]) => void, onError?: (error: DOMException) => void) {
        if (readable) onEntries(rest.splice(0, 100).map((make) => make()));
        else fail(onError);
      },
    };
  };
  return { name, fullPath, isFile: children === null, file, createReader } as unknown as FileSystemEntry;
}

const file = (name: string): Tree => ({ name, children: null, readable: true });
const folder = (name: string, children: readonly Tree[]): Tree => ({ name, children, readable: true });

/** Every file that can be reached, in order. */
const pathsOf = ({ name, children, readable }: Tree, parent = ''): string[] =>
  readable ? (children?.flatMap((child) => pathsOf(child, `${parent}${name}/`)) ?? [parent + name]) : [];

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).map((name) => name.replaceAll('/', '_')),
    children: fc.option(fc.array(tie('tree'), { maxLength: 5 }), { depthSize: 'small' }),
    readable: fc.nat(5).map((value) => value > 0),
  }),
}));

describe('walkDropped', () => {
  it('finds every file that can be opened, in order, and names what cannot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 4 }), async (trees) => {
        const { files, refused } = await walkDropped(trees.map((one) => entryOf(one)));
        expect(files.map(({ path }) => path)).toEqual(trees.flatMap((one) => pathsOf(one)));
        const closed = JSON.stringify(trees).includes('"readable":false');
        if (!closed) expect(refused).toEqual([]);
      }),
      cases(100, 5_000),
    );
  });

  it('names a folder that cannot be read, and a file that cannot be opened', async () => {
    const set = folder('set', [
      { ...folder('closed', [file('a.png')]), readable: false },
      { ...file('b.png'), readable: false },
      file('c.png'),
    ]);
    const { files, refused } = await walkDropped([entryOf(set)]);
    expect(files.map(({ path }) => path)).toEqual(['set/c.png']);
    expect(refused).toEqual([
      { path: 'set/closed', why: { code: 'folder-not-listed' } },
      { path: 'set/b.png', why: { code: 'cannot-open' } },
    ]);
  });

  it('walks a folder of 150,000 files', async () => {
    const wide = folder(
      'set',
      Array.from({ length: 150_000 }, (_, i) => file(`${i}.png`)),
    );
    expect((await walkDropped([entryOf(wide)])).files).toHaveLength(150_000);
  });

  it('ends in a folder that leads in circles', async () => {
    const circle = { name: 'again', children: [] as Tree[], readable: true };
    circle.children.push(circle, file('a.png'));
    const { files, refused } = await walkDropped([entryOf(circle)]);
    expect(files).toHaveLength(64);
    expect(refused).toEqual([
      { path: expect.stringMatching(/^again(?:\/again){64}$/u) as string, why: { code: 'too-deep', folders: 64 } },
    ]);
  });
});
