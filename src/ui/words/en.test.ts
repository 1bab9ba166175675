import { describe, expect, it } from 'vitest';
import { ARMS } from '../../core/receipt/arms.ts';
import { EXAMPLE_RECEIPT } from '../../testing/receipts.ts';
import { EN } from './en.ts';

describe('EN', () => {
  it('goes on with the sentence where what to do is no sentence of its own', () => {
    expect(EN.failureLine({ code: 'project-gone' })).toBe('Expected a project, got none; reload the page.');
    expect(EN.failureLine({ code: 'no-run' })).toBe('Expected a run, got none. Press “Start growing” first.');
    expect(EN.failureLine({ code: 'unexpected', text: 'a; b' })).toBe('a; b');
  });

  it('says of a failure that others brought what they said', () => {
    const why = { code: 'bad-status', what: 'file', address: 'models/pack.json', status: 404 } as const;
    expect(EN.failure({ code: 'pack', why })).toEqual({
      message: 'Expected models/pack.json to be there, got status 404',
      hint: 'build again.',
    });
  });

  it('keeps a reason with what to do whole', () => {
    const most = { file: { path: 'a.heic', why: { code: 'kind-not-read', kind: 'heic' } }, count: 3 } as const;
    const { message, hint } = EN.failure({
      code: 'nothing-to-grow',
      where: 'pets',
      others: 0,
      notes: [],
      skipped: 3,
      most,
    });
    expect(message).toMatch(/a\.heic was skipped, it is a HEIC photograph, .*save it as JPEG .*for 2 other files\)$/u);
    expect(hint).toBe('Sort the pictures as <class>/*.jpg or train/<class>/*.jpg.');
  });

  it('has words for every arm of a receipt, and calls one of another version by its id', () => {
    const titles = ARMS.map(({ id }) => EN.arm(id).title);
    expect(new Set(titles).size).toBe(ARMS.length);
    for (const { id } of ARMS) expect(EN.arm(id).about).toMatch(/^[A-Z].*\.$/u);
    expect(EN.arm('gif-2031').title).toBe('gif-2031');
    expect(EN.arm('toString').title).toBe('toString');
  });

  it('says of one run that it is one, and of several how they spread', () => {
    const { protocol } = EXAMPLE_RECEIPT;
    expect(EN.protocol(protocol)).toMatch(/; ± is the standard deviation over 2 runs with the seeds from 0\.$/u);
    expect(EN.protocol({ ...protocol, repeats: 1 })).toMatch(/; one run with the seed 0\.$/u);
  });

  it('says what a step did', () => {
    expect(EN.step({ code: 'decide', verdict: 'rejected', variants: 3 })).toBe('Reject 3 variants');
    expect(EN.step({ code: 'leave-out', seeds: 1, name: 'cat.png' })).toBe('Leave out cat.png');
    expect(EN.step({ code: 'use-again', seeds: 2, name: null })).toBe('Use 2 seeds again');
  });
});
