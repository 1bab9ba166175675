/** @file Every screen of the studio and the way to it, in whichever language the page speaks. */

import { expect, type Locator } from '@playwright/test';
import type { Step } from '../src/store/view/state.ts';
import { guideWords } from '../src/ui/words/guide.ts';
import { LANGUAGES, type Language } from '../src/ui/words/language.ts';
import { wordsOf } from '../src/ui/words/say.ts';
import type { Spoken } from '../src/ui/words/spoken.ts';
import type { StudioPage } from './studioPage.ts';

export interface Screen {
  readonly name: string;
  /** Comes to it from any other screen, and waits until it is there. */
  readonly open: (studio: StudioPage, say: Spoken) => Promise<void>;
  /** Leaves what lies over the page. */
  readonly close?: (studio: StudioPage, say: Spoken) => Promise<void>;
}

const heading = ({ page }: StudioPage, name: string): Locator => page.getByRole('heading', { name, exact: true });

async function goTo({ page }: StudioPage, say: Spoken, step: Step): Promise<void> {
  const steps = page.getByRole('navigation', { name: say.frame.steps, exact: true });
  await steps.getByRole('button', { name: say.frame.titles[step], exact: true }).click();
}

/** A step, which has its name for a heading where `there` says nothing else. */
const step = (
  to: Step,
  there = (studio: StudioPage, say: Spoken) => heading(studio, say.frame.titles[to]),
): Screen => ({
  name: to,
  async open(studio, say) {
    await goTo(studio, say, to);
    await expect(there(studio, say)).toBeVisible();
  },
});

const escape = async ({ page }: StudioPage): Promise<void> => {
  await page.keyboard.press('Escape');
};

/** Keys and ways to learn. */
const openHelp = (studio: StudioPage, say: Spoken): Promise<void> => studio.button(say.frame.keys).click();

/** Before there is a project. */
export const FIRST_SCREENS: readonly Screen[] = [
  {
    name: 'start',
    async open(studio, say) {
      await expect(studio.button(say.start.trySample)).toBeVisible();
    },
  },
  {
    name: 'sorting',
    async open(studio, say) {
      await studio.button(say.start.nameClasses).click();
      await expect(studio.button(say.seeds.addAClass)).toBeVisible();
    },
    close: (studio, say) => studio.button(say.seeds.back).click(),
  },
];

/** With a project in which something was grown. */
export const SCREENS: readonly Screen[] = [
  step('seeds', (studio, say) => studio.button(say.lightTable.goOn)),
  {
    name: 'large seed',
    async open(studio, say) {
      await goTo(studio, say, 'seeds');
      const [seed] = await studio.page.getByRole('list', { name: say.seeds.classes }).getByRole('button').all();
      await seed!.click();
      await expect(studio.page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'recipe',
    async open(studio, say) {
      await goTo(studio, say, 'recipe');
      await expect(studio.page.getByRole('region', { name: say.preview.title })).toBeVisible();
      await studio.page.getByText(say.howFar.advanced, { exact: true }).click();
    },
  },
  step('grow', (studio, say) => heading(studio, say.grow.grown)),
  step('review'),
  {
    name: 'loupe',
    async open(studio, say) {
      await goTo(studio, say, 'review');
      await studio.page.getByRole('gridcell').first().click();
      await studio.page.keyboard.press('z');
      await expect(studio.page.getByRole('region', { name: say.loupe.title })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'rules',
    async open(studio, say) {
      await goTo(studio, say, 'review');
      await studio.button(say.review.rules).click();
    },
    close: escape,
  },
  step('inspect'),
  {
    name: 'one variant',
    async open(studio, say) {
      await goTo(studio, say, 'inspect');
      await studio.page.getByText(say.inspect.oneVariant, { exact: true }).click();
      await expect(studio.page.getByRole('heading', { name: say.parts.howWasItMade })).toBeVisible();
    },
    async close({ page }, say) {
      await page.getByText(say.inspect.wholeSet, { exact: true }).click();
    },
  },
  step('receipt'),
  step('export'),
  {
    name: 'models',
    async open(studio, say) {
      await studio.page.locator('[data-tour="device"]').click();
      await studio.page.getByRole('dialog').getByRole('button', { name: say.frame.chooseModels, exact: true }).click();
      await expect(heading(studio, say.models.models)).toBeVisible();
    },
    close: (studio, say) => studio.button(say.models.back).click(),
  },
  {
    name: 'keys',
    async open(studio, say) {
      await openHelp(studio, say);
      await expect(studio.page.getByRole('dialog', { name: say.frame.keys2, exact: true })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'glossary',
    async open(studio, say) {
      await openHelp(studio, say);
      await studio.button(say.frame.glossary).click();
      const { glossary } = await guideWords(say.language);
      await expect(studio.page.getByRole('dialog', { name: glossary.title, exact: true })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'lesson',
    async open(studio, say) {
      await openHelp(studio, say);
      await studio.page.getByRole('link', { name: say.frame.lesson, exact: true }).click();
      const { lesson } = await guideWords(say.language);
      await expect(heading(studio, lesson.grow.title)).toBeVisible();
      await studio.page.getByRole('link', { name: lesson.guidance.title, exact: true }).click();
      await expect(heading(studio, lesson.guidance.title)).toBeVisible();
    },
    async close({ page }, say) {
      const { lesson } = await guideWords(say.language);
      await page.getByRole('link', { name: lesson.leave, exact: true }).click();
    },
  },
];

/** Has the page speak `language` instead of the one of `say`. @returns the words of it. */
export async function speakTo(studio: StudioPage, say: Spoken, language: Language): Promise<Spoken> {
  const words = await wordsOf(language);
  await studio.button(say.frame.language).click();
  await studio.page.getByRole('radio', { name: LANGUAGES[language].name }).click();
  await expect(studio.page.locator('html')).toHaveAttribute('lang', language);
  await expect(studio.button(words.frame.language)).toBeVisible();
  return words;
}
