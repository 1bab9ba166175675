/**
 * @file The tour of the studio on the sample set. It leads from place to place by its buttons or the arrow keys, keeps the focus, and
 * ends at its last stop, at Escape, at its cross or at a click beside it; the focus goes back to where it was.
 */

import { driver, type DriveStep, type PopoverDOM } from 'driver.js';
import 'driver.js/dist/driver.css';
import './tour.css';
import { guideWords } from '../words/guide.ts';
import type { Language } from '../words/language.ts';

/** Leads from place to place; where a place is not on screen, the tour stays in the middle of the page. */
export async function startTour(language: Language): Promise<void> {
  const { tour } = await guideWords(language);
  const place = (name: string, { title, text }: { readonly title: string; readonly text: string }): DriveStep => ({
    element: `[data-tour="${name}"]`,
    popover: { title, description: text },
  });
  const from = document.activeElement === document.body ? null : document.activeElement;
  const guide = driver({
    steps: [
      place('steps', tour.steps),
      place('pictures', tour.pictures),
      place('device', tour.device),
      place('help', tour.help),
    ],
    showProgress: true,
    progressText: tour.progress,
    nextBtnText: tour.next,
    prevBtnText: tour.previous,
    doneBtnText: tour.done,
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    // What is shown is looked at, and used afterwards.
    disableActiveInteraction: true,
    popoverClass: 'offshoot-tour',
    onPopoverRender: ({ wrapper, title, footer, closeButton, nextButton }) => {
      // Drawn as a header and a footer, which would be the page's.
      title.role = 'heading';
      title.ariaLevel = '2';
      footer.role = 'none';
      closeButton.ariaLabel = tour.leave;
      closeButton.title = tour.leave;
      keepFocus(wrapper);
      // The library goes to the cross next: whoever presses Enter wants to go on.
      queueMicrotask(() => {
        nextButton.focus();
      });
    },
    onDestroyed: () => {
      removeEventListener('resize', again);
      // After the library, which may have gone to what is not there any more.
      queueMicrotask(() => {
        if (from instanceof HTMLElement && from.checkVisibility()) from.focus({ preventScroll: true });
        else document.querySelector('main')?.focus({ preventScroll: true });
      });
    },
  });
  // A narrower window has other elements in the same places.
  const again = () => {
    if (guide.getActiveElement()?.isConnected === false) guide.moveTo(guide.getActiveIndex() ?? 0);
  };
  addEventListener('resize', again);
  guide.drive();
}

/** Tab stays among the buttons of a stop, and the page hears no key of it; the library hears arrows and Escape as they are let go. */
function keepFocus(wrapper: PopoverDOM['wrapper']): void {
  wrapper.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key !== 'Tab') return;
    event.preventDefault();
    const buttons = [...wrapper.querySelectorAll('button')].filter(
      (button) => button.checkVisibility() && !button.disabled,
    );
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons.at((at + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length)?.focus();
  };
}
