import { describe, expect, it } from 'vitest';
import { checkSettings, fillSettings, presetOf, recordedSettings, type SettingsTable } from './settings.ts';
import { gif } from './gif.ts';

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

describe('records of before a setting', () => {
  const table = {
    count: { ...TABLE.count, default: 4, before: 1 },
    side: { ...TABLE.side, default: 'right', before: 'left' },
  } as const satisfies SettingsTable;

  it('mean what could not be chosen then, and not what is chosen today', () => {
    expect(recordedSettings(table, {})).toEqual({ count: 1, side: 'left' });
    expect(recordedSettings(table, { count: 3 })).toEqual({ count: 3, side: 'left' });
    expect(recordedSettings(TABLE, { count: 3 })).toEqual({ count: 3 });
  });
});

describe('presets', () => {
  it('are told from somebody’s own settings, whatever they leave open', () => {
    const values = fillSettings(gif.settings);
    expect(presetOf(gif.presets!, values)).toBe('recommended');
    expect(presetOf(gif.presets!, { ...values, epsilon: 0.3 })).toBe('recommended');
    expect(presetOf(gif.presets!, { ...values, ...gif.presets!.published!.settings })).toBe('published');
    expect(presetOf(gif.presets!, { ...values, stepSize: 0.31 })).toBeNull();
  });

  it('are settings that their method takes, the published ones all that records of before did not say', () => {
    for (const { settings } of Object.values(gif.presets!))
      checkSettings(gif.settings, fillSettings(gif.settings, settings));
    expect(gif.presets!.published!.settings).toMatchObject(recordedSettings(gif.settings, {}));
  });
});
