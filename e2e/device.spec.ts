import { pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';

/** What the studio says of its device, in the panel behind the button. */
async function deviceReport({ page }: StudioPage) {
  const panel = page.getByRole('dialog', { name: 'Device and models' });
  await page.getByRole('button', { name: /^(?:WebGPU|WASM|Loading|Restarting|Models)/u }).click();
  await expect(panel).toBeVisible();
  return panel;
}

test('a browser without WebGPU computes on the CPU, and says so @long', async ({ studio, page }) => {
  studio.tolerated.push(/No available adapters/u);
  await studio.open();
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(1);
  await studio.grown();
  await expect(studio.button(/^WASM, \d+ threads?$/u)).toBeVisible();
  await expect(await deviceReport(studio)).toContainText('This browser offers no WebGPU.');
  await page.keyboard.press('Escape');
  await studio.goTo('Review');
  await expect(studio.variants).toHaveCount(2);
});

test('a GPU in software is not taken unless it is asked for @webgpu @long', async ({ studio, page }) => {
  await studio.open();
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await expect(studio.button(/^WASM, \d+ threads?$/u)).toBeVisible();
  await expect(await deviceReport(studio)).toContainText(
    'This browser’s WebGPU is software, which is slower than WASM.',
  );
  await page.goto('./?device=webgpu');
  await expect(studio.button('WebGPU')).toBeVisible();
  await expect(await deviceReport(studio)).toContainText('WebGPU was asked for.');
});

test('a GPU that crashes in mid-run is replaced, and the run goes on @webgpu @long', async ({
  studio,
  page,
  browser,
}) => {
  test.setTimeout(900_000);
  studio.tolerated.push(/device was lost|GPU process|WebGPU|external Instance/iu);
  await studio.open('?device=webgpu');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 2));
  // A GPU in software compiles every shader for seconds: few of them, and small pictures.
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method' }).selectOption('unguided');
  await page.getByLabel('Image size').selectOption('64');
  await studio.expand(1);
  await studio.made(1);
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send('Browser.crashGpuProcess');
  await studio.grown();
  await expect(studio.progress).toHaveAttribute('aria-valuenow', '4');
  await expect(await deviceReport(studio)).toContainText('Lost and rebuilt once; no work was lost.');
});
