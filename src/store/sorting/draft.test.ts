import { describe, expect, it } from 'vitest';
import { afterStep, faultOf, newDraft, nextToDo, type Draft, type DraftStep } from './draft.ts';

const [a, b, c] = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => new File([name], name)) as [File, File, File];
const after = (draft: Draft, ...steps: readonly DraftStep[]) => steps.reduce(afterStep, draft);
const filesOf = ({ classes, loose }: Draft) => [...classes.map(({ files }) => files), loose];

describe('classes made by hand', () => {
  it('take what is selected of the loose pictures, in their order', () => {
    const draft = after(
      newDraft([a, b, c]),
      { kind: 'selected', files: [c, a], selected: true },
      { kind: 'selected-put', id: 2 },
    );
    expect(filesOf(draft)).toEqual([[], [a, c], [b]]);
    expect(draft.selected.size).toBe(0);
  });

  it('lose no picture: what leaves a class, or whose class goes, is loose again', () => {
    const filled = after(
      newDraft([]),
      { kind: 'files-added', id: 1, files: [a, b] },
      { kind: 'files-added', id: null, files: [c] },
    );
    expect(filesOf(after(filled, { kind: 'file-taken-out', id: 1, file: a }))).toEqual([[b], [], [c, a]]);
    expect(filesOf(after(filled, { kind: 'class-removed', id: 1 }))).toEqual([[], [c, a, b]]);
  });

  it('keep their numbers when one goes and another comes', () => {
    const draft = after(
      newDraft([]),
      { kind: 'class-added' },
      { kind: 'class-removed', id: 1 },
      { kind: 'class-added' },
    );
    expect(draft.classes.map(({ id }) => id)).toEqual([2, 3, 4]);
  });

  it('say what is to be done before they can grow', () => {
    const put = (id: number, file: File): DraftStep => ({ kind: 'files-added', id, files: [file] });
    const name = (id: number, to: string): DraftStep => ({ kind: 'named', id, name: to });
    const draft = newDraft([]);
    expect(nextToDo(draft)).toEqual({ code: 'too-few' });
    expect(nextToDo(after(draft, put(1, a), put(2, b)))).toEqual({ code: 'nameless' });
    expect(nextToDo(after(draft, put(1, a), put(2, b), name(1, 'Cat'), name(2, ' cat')))).toEqual({
      code: 'same-name',
      name: 'cat',
    });
    expect(nextToDo(after(draft, put(1, a), put(2, b), name(1, 'cat'), name(2, 'a/b')))).toEqual({
      code: 'odd-name',
      name: 'a/b',
    });
    expect(nextToDo(after(draft, put(1, a), put(2, b), name(1, 'cat'), name(2, 'test')))).toBeNull();
    expect([faultOf('..'), faultOf('St. Bernard'), faultOf('')]).toEqual([
      { code: 'odd-name', name: '..' },
      null,
      null,
    ]);
  });
});
