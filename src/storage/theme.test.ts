import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { keyValues } from './keyValues.ts';
import { themeMemory, type Theme } from './theme.ts';

function fakeStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const closed = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** What the page's first script sets, given what is stored. */
function firstPaint(localStorage: object | null): string | undefined {
  const dataset: { theme?: string } = {};
  const page = { document: { documentElement: { dataset } } };
  const script = readFileSync(new URL('../../public/theme.js', import.meta.url), 'utf8');
  runInNewContext(
    script,
    localStorage ? { ...page, localStorage } : Object.defineProperty(page, 'localStorage', { get: closed }),
  );
  return dataset.theme;
}

describe('themeMemory', () => {
  it.each<[Theme, string | undefined]>([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', undefined],
  ])('keeps %s for the studio and for the first paint', (theme, painted) => {
    const storage = fakeStorage();
    const memory = themeMemory(keyValues(() => storage));
    memory.remember('dark');
    memory.remember(theme);
    expect(memory.last()).toBe(theme);
    expect(firstPaint(storage)).toBe(painted);
  });

  it('follows the system where nothing, or nothing known, was kept', () => {
    const storage = fakeStorage();
    expect(themeMemory(keyValues(() => storage)).last()).toBe('system');
    storage.setItem('offshoot-theme', 'sepia');
    expect(themeMemory(keyValues(() => storage)).last()).toBe('system');
    expect(firstPaint(storage)).toBeUndefined();
  });

  it('does without storage', () => {
    const memory = themeMemory(keyValues(closed));
    expect(memory.last()).toBe('system');
    memory.remember('dark');
    // Until the page is left.
    expect(memory.last()).toBe('dark');
    expect(firstPaint(null)).toBeUndefined();
  });
});
