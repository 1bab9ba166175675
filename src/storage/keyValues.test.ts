import { describe, expect, it } from 'vitest';
import { keyValues } from './keyValues.ts';

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** A storage of this many characters. */
function storageOf(room: number) {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key: string) => void held.delete(key),
  };
}

describe('keyValues', () => {
  it.each([
    ['a storage that is open', () => storageOf(100)],
    ['one that throws when it is named', () => ({ closed: true })],
    ['one that is full', () => storageOf(0)],
  ])('remembers until the page is left over %s', (_, make) => {
    const made = make();
    const values = keyValues('closed' in made ? refuse : () => made);
    expect(values.get('a')).toBeNull();
    values.set('a', 'one');
    expect(values.get('a')).toBe('one');
    values.set('a', null);
    expect(values.get('a')).toBeNull();
  });

  it('does not hold on to an old value when the storage takes a new one', () => {
    const storage = storageOf(3);
    const values = keyValues(() => storage);
    values.set('a', 'long value');
    values.set('a', 'new');
    expect([values.get('a'), storage.getItem('a')]).toEqual(['new', 'new']);
  });

  it('forgets for good what it could not remove', () => {
    const storage = { ...storageOf(9), removeItem: refuse };
    storage.setItem('a', 'old');
    const values = keyValues(() => storage);
    values.set('a', null);
    expect(values.get('a')).toBeNull();
  });
});
