import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

const guided = { variants: 8, side: 128, steps: 1, starts: 1, passes: 0 };

describe('createPace', () => {
  it('begins with as few as diversity needs, and never makes more than were asked for', () => {
    const pace = createPace();
    expect(pace.count(guided)).toBe(2);
    expect(pace.count({ ...guided, variants: 1 })).toBe(1);
  });

  it('makes as many as fit a second, at other sizes and steps too', () => {
    const pace = createPace();
    pace.learn({ ...guided, variants: 2 }, 460);
    expect(pace.count(guided)).toBe(4);
    expect(pace.count({ ...guided, side: 256 })).toBe(2);
    expect(pace.count({ ...guided, side: 64 })).toBe(5);
    expect(pace.count({ ...guided, steps: 0 })).toBe(5);
    expect(pace.count({ ...guided, steps: 3 })).toBe(2);
  });

  it('keeps the number of pictures while measurements only waver, and follows where the device is another', () => {
    const pace = createPace();
    pace.learn({ ...guided, variants: 2 }, 460);
    pace.learn({ ...guided, variants: 4 }, 1200);
    expect(pace.count(guided)).toBe(4);
    pace.learn({ ...guided, variants: 4 }, 4000);
    expect(pace.count(guided)).toBe(2);
  });
});
