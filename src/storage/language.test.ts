import { expect, it } from 'vitest';
import { keyValues } from './keyValues.ts';
import { languageMemory } from './language.ts';

it('keeps the language that was chosen, and does without storage until the page is left', () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  expect(languageMemory(keyValues(() => storage)).last()).toBeNull();
  languageMemory(keyValues(() => storage)).remember('zh');
  expect(languageMemory(keyValues(() => storage)).last()).toBe('zh');
  const closed = languageMemory(
    keyValues(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }),
  );
  closed.remember('de');
  expect(closed.last()).toBe('de');
});
