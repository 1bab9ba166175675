import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKENS = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** Relative luminance of a colour of a theme (WCAG 2.2). */
function luminance(token: string, theme: (typeof THEMES)[number]): number {
  const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(TOKENS);
  const hex = pair![1 + THEMES.indexOf(theme)]!;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string, theme: (typeof THEMES)[number]): number {
  const [low, high] = [luminance(a, theme), luminance(b, theme)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

describe('colours', () => {
  it.each(THEMES)('show in the %s theme which of a few is chosen', (theme) => {
    // Its border is what WCAG 1.4.11 asks for: 3 : 1 beside what it lies in.
    expect(contrast('segment-line', 'segments', theme)).toBeGreaterThan(3);
    expect(contrast('segment', 'segments', theme)).toBeGreaterThan(1.2);
    expect(contrast('ink', 'segment', theme)).toBeGreaterThan(7);
    expect(contrast('ink-2', 'segments', theme)).toBeGreaterThan(4.5);
  });
});
