/**
 * @file Kills the page, or the whole browser, in the middle of a run, goes on, and compares what is stored in the end with a run
 * that nobody disturbed: every picture, figure and decision.
 */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { pictureFolder } from './folders.ts';
import { readProject, type ProjectContent } from './projectContent.ts';
import { StudioPage } from './studioPage.ts';

const SEEDS_A_CLASS = 4;
const K = 2;
/** How many of the moments every test run tries; the others are for the long one. */
const SHORT = 1;
const TOTAL = 2 * SEEDS_A_CLASS * K;

/**
 * Moments in the first half of a run, so that it is still at work when they come: after how many variants, and how long after
 * that, in milliseconds; the same in every test run.
 */
function moment(n: number): { readonly after: number; readonly delay: number; readonly kill: 'page' | 'browser' } {
  // A multiplicative congruential generator (Lehmer, 48271 mod 2^31 - 1).
  let state = n + 1;
  const next = (below: number) => {
    for (let i = 0; i < 3; i++) state = (state * 48271) % 2147483647;
    return state % below;
  };
  return { after: K * (1 + next(TOTAL / K / 2)), delay: next(400), kill: n % 2 === 0 ? 'page' : 'browser' };
}

interface Launched {
  readonly context: BrowserContext;
  readonly pid: number;
}

async function launch(profile: string): Promise<Launched> {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const marker = `--offshoot-test=${profile}`;
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath !== undefined && { executablePath }),
    args: [...args, marker],
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    baseURL: test.info().project.use.baseURL ?? '',
  });
  return { context, pid: await browserPid(context) };
}

/** The browser's own process, as the operating system knows it. */
async function browserPid(context: BrowserContext): Promise<number> {
  const page = context.pages()[0] ?? (await context.newPage());
  const browser = context.browser() ?? (await Promise.resolve(null));
  const session = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(page);
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  await session.detach();
  return processInfo.find(({ type }) => type === 'browser')!.id;
}

async function begin(page: Page, folder: string): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.expand(K);
  return studio;
}

/** Goes on after a crash, to the end of the run. */
async function goOn(page: Page): Promise<void> {
  await page.goto('./?device=wasm');
  const studio = new StudioPage(page);
  // It comes back where it was: in the review.
  await expect(page.getByRole('gridcell', { name: /variant 1, rejected/u })).toHaveCount(1);
  await studio.goTo('Grow');
  const resume = studio.button('Resume');
  await expect(resume.or(studio.heading('Grown'))).toBeVisible();
  const unfinished = await resume.isVisible();
  test.info().annotations.push({ type: 'crashed', description: unfinished ? 'in mid-run' : 'after the end' });
  if (unfinished) await resume.click();
  await studio.grown();
  await expect(studio.progress).toHaveAttribute('aria-valuenow', String(TOTAL));
  await saved(page);
}

/** Rejects the first variant, and sees it stored. */
async function rejectFirst(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.goTo('Review');
  await studio.variants.first().click();
  await page.keyboard.press('x');
  await expect(page.getByRole('gridcell', { name: /variant 1, rejected/u })).toHaveCount(1);
  await saved(page);
}

const saved = (page: Page) => expect(page.getByLabel('Saved', { exact: true })).toBeVisible();

/** What must be equal: seeds, variants with all their figures, decisions but for their time, embeddings and pictures. */
function comparable({ records, pictures }: ProjectContent) {
  const kept = Object.entries(records)
    .filter(([name]) => /^(?:seed|variant|reading|decision|embedding) /u.test(name))
    .map(([name, record]) => [name, { ...(record as object), at: 'whenever' }]);
  return { records: Object.fromEntries(kept) as Readonly<Record<string, unknown>>, pictures };
}

let folder: string;
let undisturbed: ReturnType<typeof comparable>;

test.beforeAll(async () => {
  test.setTimeout(480_000);
  folder = await pictureFolder('pets', ['cat', 'dog'], SEEDS_A_CLASS);
  const { context } = await launch(await mkdtemp(join(tmpdir(), 'offshoot-profile-')));
  const page = context.pages()[0]!;
  const studio = await begin(page, folder);
  await studio.grown();
  await rejectFirst(studio);
  await saved(page);
  undisturbed = comparable(await readProject(page));
  await context.close();
  expect(Object.keys(undisturbed.pictures).filter((key) => key.startsWith('picture variant:'))).toHaveLength(TOTAL);
});

function crashTest(n: number) {
  const { after, delay, kill } = moment(n);
  test(`a run ends as if nothing had happened when the ${kill} dies ${delay} ms after variant ${after}${n < SHORT ? '' : ' @long'}`, async () => {
    test.setTimeout(480_000);
    const profile = await mkdtemp(join(tmpdir(), 'offshoot-profile-'));
    const first = await launch(profile);
    let { context } = first;
    let page = context.pages()[0]!;
    const studio = await begin(page, folder);
    await studio.made(after);
    await rejectFirst(studio);
    // Not a wait for something: the moment of the crash, drawn above.
    await page.waitForTimeout(delay);
    if (kill === 'page') {
      const crashed = page.waitForEvent('crash');
      const session = await context.newCDPSession(page);
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      // The dead tab stays; the person opens the studio in another.
      page = await context.newPage();
    } else {
      const gone = new Promise<void>((resolve) => {
        context.on('close', () => {
          resolve();
        });
      });
      process.kill(first.pid, 'SIGKILL');
      await gone;
      ({ context } = await launch(profile));
      page = context.pages()[0]!;
    }
    await goOn(page);
    // Nearest images are looked for once more after the end, in a worker.
    await expect.poll(async () => comparable(await readProject(page))).toEqual(undisturbed);
    await context.close();
  });
}

for (let n = 0; n < 20; n++) crashTest(n);
