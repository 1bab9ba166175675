import { describe, expect, expectTypeOf, it } from 'vitest';
import type { DocumentImage, DocumentReading, DocumentRun, DocumentVariant } from '../../export/project/document.ts';
import type { DocumentDecision } from '../../export/project/decisions.ts';
import { projectState } from '../../testing/projects.ts';
import { headerOf } from '../runs/figures.ts';
import type { StudioState } from '../state.ts';
import { FIELDS, isKeptChanged, type Told, type ToldRecord } from './fields.ts';
import { changesBetween, isEmpty, storedOf } from './stored.ts';

/** Another value of every field, of a kind that nothing is surprised at. */
function another(slice: string, field: string, kind: string): unknown {
  if (kind === 'record') return new Map([['another', {}]]);
  switch (`${slice}.${field}`) {
    case 'project.info':
      return { id: 'project-1', name: 'another', created: '2026-01-01T00:00:00.000Z' };
    case 'seeds.phase':
      return { kind: 'ready', stopped: true };
    case 'seeds.preflight':
      return { kind: 'idle' };
    case 'review.past':
    case 'review.future':
      return [{ title: 'another', changes: [] }];
    case 'runs.earlier':
      return [{ ...headerOf(projectState().run, new Map(), projectState().seeds), made: 7 }];
    case 'run.made':
      return 2;
    case 'receipt.kept':
      return [];
    default:
      return { another: true };
  }
}

const cases = Object.entries(FIELDS).flatMap(([slice, fields]) =>
  Object.entries(fields as Readonly<Record<string, { readonly kind: string }>>).map(([field, { kind }]) => ({
    ...{ slice, field, kind },
    isWritten: kind !== 'derived' && kind !== 'momentary',
  })),
);

describe('the table of stored fields', () => {
  it.each(cases)('$slice.$field is $kind: written is $isWritten', ({ slice, field, kind, isWritten }) => {
    const before = projectState();
    const values = before[slice as keyof StudioState];
    const after = { ...before, [slice]: { ...values, [field]: another(slice, field, kind) } };
    const batch = changesBetween(storedOf(before, '1.0.0'), storedOf(after, '1.0.0'), () => 0);
    expect(!isEmpty(batch)).toBe(isWritten);
    // What is seen to change is what is written, or a change would wait for another.
    expect(isKeptChanged(after, before)).toBe(isWritten);
  });

  it('sees no change where a slice is another with the same values', () => {
    const before = projectState();
    const after = Object.fromEntries(Object.entries(before).map(([slice, values]) => [slice, { ...values }]));
    expect(isKeptChanged(after as unknown as StudioState, before)).toBe(false);
  });

  it('says nothing of a record that a document has no field for, and leaves no field of a document out', () => {
    type Unsaid<Kept, Document> = Exclude<keyof Kept, keyof Document>;
    expectTypeOf<Unsaid<ToldRecord<'seed'>, DocumentImage>>().toBeNever();
    expectTypeOf<Unsaid<ToldRecord<'variant'>, DocumentVariant>>().toBeNever();
    expectTypeOf<Unsaid<ToldRecord<'reading'>, DocumentReading>>().toBeNever();
    expectTypeOf<Unsaid<ToldRecord<'decision'>, DocumentDecision>>().toBeNever();
    expectTypeOf<Unsaid<Told<'run'>, DocumentRun>>().toBeNever();
    // What a document has besides is made for it: where files lie, and who each is about.
    expectTypeOf<Unsaid<DocumentImage, ToldRecord<'seed'>>>().toEqualTypeOf<'file'>();
    expectTypeOf<Unsaid<DocumentVariant, ToldRecord<'variant'>>>().toEqualTypeOf<'file' | 'sha256'>();
    expectTypeOf<Unsaid<DocumentReading, ToldRecord<'reading'>>>().toEqualTypeOf<'seed'>();
    expectTypeOf<Unsaid<DocumentRun, Told<'run'>>>().toEqualTypeOf<'device' | 'readings' | 'variants'>();
  });
});
