import { describe, expect, it } from 'vitest';
import { tabTitle } from './tabTitle.ts';

describe('the title of the tab', () => {
  it('says how far the run is before anything else', () => {
    expect(tabTitle({ phase: { kind: 'running' }, done: 29, total: 67 }, 'pets')).toBe(
      '43 % growing · pets · Offshoot',
    );
    expect(tabTitle({ phase: { kind: 'paused' }, done: 29, total: 67 }, 'pets')).toBe('43 % paused · pets · Offshoot');
    expect(tabTitle({ phase: { kind: 'finished', stopped: true }, done: 29, total: 67 }, 'pets')).toMatch(
      /^stopped · /u,
    );
    expect(tabTitle({ phase: { kind: 'finished', stopped: false }, done: 67, total: 67 }, 'pets')).toMatch(
      /^grown · /u,
    );
  });

  it('says nothing of a run where there is none', () => {
    expect(tabTitle({ phase: { kind: 'idle' }, done: 0, total: 0 }, 'pets')).toBe('pets · Offshoot');
    expect(tabTitle({ phase: { kind: 'idle' }, done: 0, total: 0 }, null)).toBe('Offshoot');
  });
});
