import { describe, expect, it } from 'vitest';
import { checkSettings, fillSettings, type SettingsTable } from './settings.ts';

const TABLE = {
  count: { kind: 'number', least: 1, most: 5, step: 1, default: 2, label: 'Count', help: 'How many.' },
  share: { kind: 'number', least: 0, most: 1, step: 0.25, default: 0.5, label: 'Share', help: 'How much.' },
  side: { kind: 'choice', choices: { left: 'Left', right: 'Right' }, default: 'left', label: 'Side', help: 'Where.' },
} as const satisfies SettingsTable;

describe('fillSettings', () => {
  it('takes what is given, and the default for the rest', () => {
    expect(fillSettings(TABLE)).toEqual({ count: 2, share: 0.5, side: 'left' });
    expect(fillSettings(TABLE, { side: 'right', count: 5 })).toEqual({ count: 5, share: 0.5, side: 'right' });
  });

  it('allows any number of a range whose step is no whole number', () => {
    expect(fillSettings(TABLE, { share: 0.123 }).share).toBe(0.123);
  });

  it('types choices by their names', () => {
    const side: 'left' | 'right' = fillSettings(TABLE).side;
    expect(side).toBe('left');
    // @ts-expect-error: no such side
    expect(() => fillSettings(TABLE, { side: 'up' })).toThrow(RangeError);
  });
});

describe('checkSettings', () => {
  const values = { count: 2, share: 0.5, side: 'left' };
  it.each([
    [{ count: 0 }, 'Expected count to be a whole number from 1 to 5, got 0.'],
    [{ count: 2.5 }, 'Expected count to be a whole number from 1 to 5, got 2.5.'],
    [{ count: '2' }, 'Expected count to be a whole number from 1 to 5, got 2.'],
    [{ share: 1.01 }, 'Expected share to be a number from 0 to 1, got 1.01.'],
    [{ share: NaN }, 'Expected share to be a number from 0 to 1, got NaN.'],
    [{ share: undefined }, 'Expected share to be a number from 0 to 1, got undefined.'],
    [{ side: 'toString' }, 'Expected side to be left or right, got toString.'],
    [{ colour: 1 }, 'Expected only the settings count, share, side, got "colour".'],
  ])('refuses %j', (change, message) => {
    expect(() => {
      checkSettings(TABLE, { ...values, ...change });
    }).toThrow(new RangeError(message));
  });

  it('refuses anything where there is nothing to choose', () => {
    checkSettings({}, {});
    expect(() => {
      checkSettings({}, { x: 1 });
    }).toThrow('Expected only the settings (none), got "x".');
  });
});
