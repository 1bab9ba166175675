/** @file What of a screen cannot be read: it runs out of the window, or its box cuts it off without saying so. */

import type { Page } from '@playwright/test';

/**
 * Texts that lie outside of the window where nothing scrolls to them, or that a box cuts off without an ellipsis.
 *
 * @returns what each says, and where it lies; empty where all can be read.
 */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words = (element: Element) => element.textContent.replaceAll(/\s+/gu, ' ').trim().slice(0, 40);
    const own = (element: Element) =>
      [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue!.trim() !== '');
    /** Whether something around it scrolls sideways, or is cut off on purpose (one pixel for readers of screens). */
    const isApart = (element: Element): boolean => {
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, clipPath, position } = getComputedStyle(around);
        if (/auto|scroll/u.test(overflowX) && around !== element && around.scrollWidth > around.clientWidth)
          return true;
        if (position === 'absolute' && (clipPath !== 'none' || around.clientWidth <= 1)) return true;
      }
      return false;
    };
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      if (!own(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      if (element.closest('svg, option, [aria-hidden=true]')) return [];
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right, width } = range.getBoundingClientRect();
      if (width < 2) return [];
      const { overflowX, textOverflow } = getComputedStyle(element);
      const clipped =
        /hidden|clip/u.test(overflowX) && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      const outside = left < -1 || right > innerWidth + 1;
      if ((!clipped && !outside) || isApart(element)) return [];
      return [`${outside ? 'outside' : 'clipped'}: "${words(element)}" ${Math.round(left)}..${Math.round(right)}`];
    });
  });

/**
 * What scrolls sideways and is reached by no key: nobody finds what lies there.
 *
 * @returns which elements, and by how much they are too wide; empty where there are none.
 */
export const sidewaysScrolls = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const { tabIndex, scrollWidth, clientWidth } = element;
      if (!/auto|scroll/u.test(getComputedStyle(element).overflowX) || tabIndex >= 0) return [];
      return scrollWidth > clientWidth + 1
        ? [`${element.tagName} ${element.className}: ${scrollWidth - clientWidth}`]
        : [];
    }),
  );
