import { describe, expect, it } from 'vitest';
import { numeralsOf } from './numerals.ts';

describe('numeralsOf', () => {
  it('counts by the rules of each language', () => {
    expect([1, 0, 12_345].map((n) => numeralsOf('en').counted(n, 'class', 'classes'))).toEqual([
      '1 class',
      '0 classes',
      '12,345 classes',
    ]);
    expect(numeralsOf('de').counted(12_345, 'Klasse', 'Klassen')).toBe('12.345 Klassen');
    expect(numeralsOf('es').counted(1, 'clase', 'clases')).toBe('1 clase');
    expect(numeralsOf('zh').counted(1, '类')).toBe('1 类');
  });

  it('writes decimals and shares as each language does', () => {
    expect([0.124, -0.126, -0.001].map((value) => numeralsOf('en').figure(value))).toEqual(['0.12', '−0.13', '0.00']);
    expect(numeralsOf('de').figure(-0.126)).toBe('−0,13');
    expect([0, 0.034, 0.52, 1].map(numeralsOf('en').percent)).toEqual(['0%', '3.4%', '52%', '100%']);
    expect(numeralsOf('de').percent(0.034)).toBe('3,4\u00a0%');
    expect(numeralsOf('zh').percent(0.52)).toBe('52%');
  });
});
