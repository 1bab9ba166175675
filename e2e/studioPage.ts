/** @file The studio as a person sees it: what they press and what they read. */

import { expect, type Download, type Locator, type Page } from '@playwright/test';

export type StepName = 'Seeds' | 'Recipe' | 'Grow' | 'Review' | 'Inspect' | 'Receipt' | 'Export';

/** Longest run of a test, in milliseconds: far above what it takes where nothing else runs. */
const LONGEST_RUN = 300_000;

export class StudioPage {
  /** The expansion's progress bar. */
  readonly progress: Locator;
  /** Every variant on screen, in the order of the page. */
  readonly variants: Locator;
  /** Messages of the browser itself that a test brings about on purpose. */
  readonly tolerated: RegExp[] = [];
  /** Origins besides the tested one that a test serves the studio from. */
  readonly origins: string[] = [];

  constructor(readonly page: Page) {
    this.progress = page.getByRole('progressbar', { name: 'Expansion' });
    this.variants = page.getByRole('gridcell', { name: /, variant \d+,/u });
  }

  /** Opens the page, `?device=...` and all. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`./${query}`);
    await expect(this.button('Try the sample set')).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name, exact: typeof name === 'string' });
  }

  /** A button of the way through the studio. */
  step(name: StepName): Locator {
    return this.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name, exact: true });
  }

  /** Goes to a step, as soon as it is open. */
  async goTo(name: StepName): Promise<void> {
    await this.step(name).click();
  }

  async chooseFolder(path: string): Promise<void> {
    await this.page.getByLabel('Choose a folder').setInputFiles(path);
  }

  /** Leaves the open project for the list of all, and makes a new one of a folder. */
  async chooseAnother(path: string): Promise<void> {
    await this.goTo('Seeds');
    await this.button('All projects').click();
    await this.chooseFolder(path);
  }

  async chooseZip(path: string): Promise<void> {
    await this.page.getByLabel('Choose a zip').setInputFiles(path);
  }

  /** Opens what the recipe does not show at once. */
  async advanced(): Promise<void> {
    const summary = this.page.getByText('Advanced', { exact: true });
    if ((await summary.locator('xpath=ancestor::details[@open]').count()) === 0) await summary.click();
  }

  /** A number of the recipe, as a person types it. */
  async setNumber(name: string, value: number): Promise<void> {
    const field = this.page.getByRole('spinbutton', { name });
    await field.fill(String(value));
    await field.press('Enter');
    await expect(field).toHaveValue(String(value));
  }

  /** Starts a run of `variants` for each seed. */
  async expand(variants: number): Promise<void> {
    await this.goTo('Recipe');
    await this.setNumber('Variants per image', variants);
    await this.button('Start growing').click();
  }

  /** Waits until at least so many variants are made. */
  async made(variants: number): Promise<void> {
    await expect
      .poll(async () => Number(await this.progress.getAttribute('aria-valuenow')), { timeout: LONGEST_RUN })
      .toBeGreaterThanOrEqual(variants);
  }

  /** Waits for the end of the run; `longest` in milliseconds. */
  async grown(longest = LONGEST_RUN): Promise<void> {
    await expect(this.heading('Grown')).toBeVisible({ timeout: longest });
  }

  /** What the judge says of the seeds, when it has seen them all. */
  async preflight(): Promise<string> {
    const panel = this.page.getByRole('region', { name: 'Pre-flight' });
    await expect(panel.getByText(/are read as their folder says/u)).toBeVisible();
    await expect(panel.getByRole('progressbar')).toHaveCount(0);
    return panel.getByText(/are read as their folder says/u).innerText();
  }

  /** Accessible names of the variants on screen. */
  names(): Promise<string[]> {
    return this.variants.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  }

  async exportZip(): Promise<Download> {
    const waiting = this.page.waitForEvent('download');
    await this.button('Export zip').click();
    return waiting;
  }
}
