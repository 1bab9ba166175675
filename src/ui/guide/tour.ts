/** @file The tour of the studio on the sample set: it comes when it is asked for, and ends at Escape or a click beside it. */

import { driver, type DriveStep } from 'driver.js';
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
  driver({
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
    popoverClass: 'offshoot-tour',
  }).drive();
}
