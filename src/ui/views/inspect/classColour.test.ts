import { describe, expect, it } from 'vitest';
import { classColour, TEN } from './classColour.ts';

const linear = (hex: string): readonly [number, number, number] => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r!, g!, b!];
};

/** OKLab (Ottosson 2020): distances in it are about as large as they look. */
function oklab(hex: string): readonly number[] {
  const [r, g, b] = linear(hex);
  const [l, m, s] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt) as [number, number, number];
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const contrast = (a: string, b: string): number => {
  const [light, dark] = [a, b]
    .map((hex) => {
      const [red, green, blue] = linear(hex);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    })
    .sort((x, y) => y - x);
  return light! / dark!;
};

describe('the colours of ten classes', () => {
  // The surfaces of `tokens.css`.
  it.each([
    ['light', 0, '#fdfdfb'],
    ['dark', 1, '#1c1d1a'],
  ] as const)('differ from each other and from the surface, where it is %s', (_, theme, surface) => {
    const colours = TEN.map((pair) => pair[theme]);
    for (const [i, one] of colours.entries()) {
      expect(contrast(one, surface), one).toBeGreaterThan(3);
      for (const other of colours.slice(i + 1)) {
        const distance = Math.hypot(...oklab(one).map((value, c) => value - oklab(other)[c]!));
        expect(distance, `${one} and ${other}`).toBeGreaterThan(0.1);
      }
    }
  });

  it('differ beyond ten where they follow each other', () => {
    expect(new Set(Array.from({ length: 40 }, (_, i) => classColour(i))).size).toBe(40);
  });
});
