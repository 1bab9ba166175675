import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';

describe('languageOf', () => {
  it('follows what was chosen, then the first wish of the browser that is spoken here, and speaks English otherwise', () => {
    expect(languageOf('de', ['zh-CN'])).toBe('de');
    expect(languageOf(null, ['fr-FR', 'zh-Hans-CN', 'de'])).toBe('zh');
    expect(languageOf(null, ['ES-mx'])).toBe('es');
    expect(languageOf('toString', ['constructor', 'nl'])).toBe('en');
    expect(languageOf(null, [])).toBe('en');
  });
});
