import { expect, it } from 'vitest';
import { keyValues } from './keyValues.ts';
import { tourMemory } from './tour.ts';

it('offers the tour once in a browser, and once a visit where storage is closed', () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const open = () => tourMemory(keyValues(() => storage));
  expect(open().wasOffered()).toBe(false);
  open().close();
  expect(open().wasOffered()).toBe(true);
  const closed = () =>
    tourMemory(
      keyValues(() => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }),
    );
  const visit = closed();
  visit.close();
  expect([visit.wasOffered(), closed().wasOffered()]).toEqual([true, false]);
});
