import { findingsOn } from './accessible.ts';
import { cutTexts, sidewaysScrolls } from './cut.ts';
import { englishOn } from './english.ts';
import { pictureFolder } from './folders.ts';
import { FIRST_SCREENS, SCREENS, speakTo, type Screen } from './screens.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import type { Language } from '../src/ui/words/language.ts';
import { ENGLISH, type Spoken } from '../src/ui/words/spoken.ts';

/** Goes on where something is found: one walk shows all. */
const softly = expect.configure({ soft: true });

const OTHERS: readonly Language[] = ['de', 'es', 'zh'];

/** In which themes, directions and widths of windows, in pixels, screens are looked at. */
interface Looked {
  readonly themes: readonly ('light' | 'dark')[];
  readonly dirs: readonly ('rtl' | 'ltr')[];
  readonly widths: readonly number[];
}

/** Nothing is outside of the window, and nothing cut off. */
async function expectRoom({ page }: StudioPage, screen: string, { dirs, widths }: Looked): Promise<void> {
  const size = page.viewportSize()!;
  const turn = (dir: string) =>
    page.evaluate((to) => {
      document.documentElement.dir = to;
    }, dir);
  for (const dir of dirs) {
    await turn(dir);
    for (const width of widths) {
      await page.setViewportSize({ width, height: size.height });
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await softly.poll(over, { message: `${screen}, ${dir}, ${width} px` }).toBeLessThanOrEqual(0);
      await softly.poll(() => cutTexts(page), { message: `${screen}, ${dir}, ${width} px` }).toEqual([]);
      await softly.poll(() => sidewaysScrolls(page), { message: `${screen}, ${dir}, ${width} px` }).toEqual([]);
    }
  }
  await turn('ltr');
  await page.setViewportSize(size);
}

/** What looks for texts that cannot be read finds those that are made so. */
async function expectSeesWhatIsCut({ page }: StudioPage): Promise<void> {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="cut"><p style="position: absolute; left: -9px">Out of sight</p>' +
        '<p style="overflow: hidden; width: 3em; white-space: nowrap">Cut off somewhere</p></div>',
    );
  });
  expect(await cutTexts(page)).toEqual(
    [/^outside: "Out of sight"/u, /^clipped: "Cut off/u].map((text) => expect.stringMatching(text)),
  );
  await page.evaluate(() => {
    document.getElementById('cut')!.remove();
  });
}

/** What is turned round goes by the direction of the page, and not by a list of languages that a build made of it. */
const turnsByLanguage = ({ page }: StudioPage): Promise<boolean> =>
  page.evaluate(() =>
    [...document.styleSheets].some(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.includes(':lang('))),
  );

/** Looks at screens in a language, at those that are checked; in Chinese all are seen, for what is English on them. */
async function look(
  studio: StudioPage,
  say: Spoken,
  screens: readonly Screen[],
  isChecked: (screen: number) => boolean,
  looked: Looked,
): Promise<void> {
  for (const [i, screen] of screens.entries()) {
    if (!isChecked(i) && say.language !== 'zh') continue;
    await screen.open(studio, say);
    const name = `${screen.name}, ${say.language}`;
    if (isChecked(i)) {
      softly(await findingsOn(studio.page, looked.themes), name).toEqual([]);
      await expectRoom(studio, name, looked);
    }
    if (say.language === 'zh') softly(await englishOn(studio.page), name).toEqual([]);
    await screen.close?.(studio, say);
  }
}

/** Screens in every other language, the first ones before there is a project. */
async function walk(
  studio: StudioPage,
  looked: Looked,
  isChecked: (language: number, screen: number) => boolean,
): Promise<void> {
  await studio.open('?device=wasm');
  await expectSeesWhatIsCut(studio);
  expect(await turnsByLanguage(studio)).toBe(false);
  let say: Spoken = ENGLISH;
  for (const [i, language] of OTHERS.entries()) {
    say = await speakTo(studio, say, language);
    await look(studio, say, FIRST_SCREENS, (screen) => isChecked(i, screen), looked);
  }
  say = await speakTo(studio, say, 'en');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(2);
  await studio.grown();
  for (const [i, language] of OTHERS.entries()) {
    say = await speakTo(studio, say, language);
    await look(studio, say, SCREENS, (screen) => isChecked(i, screen), looked);
  }
  // The last one is spoken at the next visit too.
  await studio.page.reload();
  await expect(studio.button(say.frame.language)).toBeVisible();
}

test('every screen is accessible and fits in another language, and from right to left; none speaks English', ({
  studio,
}) =>
  walk(
    studio,
    { themes: ['light'], dirs: ['rtl'], widths: [390] },
    (language, screen) => screen % OTHERS.length === language,
  ));

test('every screen is accessible and fits in every language @long', ({ studio }) =>
  walk(studio, { themes: ['light', 'dark'], dirs: ['rtl', 'ltr'], widths: [390, 1440] }, () => true));
