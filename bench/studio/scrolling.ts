import type { Locator } from '@playwright/test';

const SCROLL_MS = 5000;

/** Scrolls something from top to bottom, and gives the times between the frames that were drawn. */
export async function scrollFrames(scrolled: Locator) {
  const frames = await scrolled.evaluate(
    (element, duration) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const began = performance.now();
        let last = began;
        const draw = (now: number) => {
          times.push(now - last);
          last = now;
          element.scrollTop = ((element.scrollHeight - element.clientHeight) * (now - began)) / duration;
          if (now - began < duration) requestAnimationFrame(draw);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(draw);
      }),
    SCROLL_MS,
  );
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1));
  return { frameMsMedian: at(0.5), frameMs95: at(0.95), frameMsLongest: at(1) };
}
