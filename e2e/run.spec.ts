import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

test('a run pauses, goes on, and is reviewed meanwhile', async ({ studio }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 3));
  await studio.goTo('Recipe');
  await studio.advanced();
  await studio.page.getByLabel('Image size').selectOption('224');
  await studio.expand(1);
  await studio.made(1);
  await studio.button('Pause').click();
  await expect(studio.heading('Paused')).toBeVisible();
  const made = Number(await studio.progress.getAttribute('aria-valuenow'));
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(6);

  await studio.goTo('Review');
  await expect(studio.variants).toHaveCount(made);
  await studio.variants.first().click();
  await studio.page.keyboard.press('x');
  await expect(studio.variants.first()).toHaveAccessibleName(/, rejected,/u);

  // Its state is in the head of every screen, and leads to it.
  await studio.button(/^Paused, \d+%\. To the run$/u).click();
  await expect(studio.heading('Paused')).toBeVisible();
  await studio.button('Resume').click();
  await studio.grown();
  await studio.goTo('Review');
  await expect(studio.variants).toHaveCount(6);
  await expect(studio.variants.first()).toHaveAccessibleName(/, rejected,/u);
});

test('a variant is on screen before its siblings are made, and opens when they are @long', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByLabel('Image size').selectOption('256');
  await studio.expand(6);
  const variant = (k: number) => page.getByRole('button', { name: new RegExp(`, variant ${k},`, 'u') }).first();
  await expect(variant(1)).toBeVisible();
  await expect(variant(6)).toBeHidden();
  await expect(variant(1)).toBeDisabled();
  await expect(studio.progress).toHaveAttribute('aria-valuenow', '0');
  await studio.made(6);
  await variant(1).click();
  await expect(studio.heading('Inspect')).toBeVisible();
  await studio.goTo('Grow');
  await studio.button('Stop').click();
});

test('a run that is stopped keeps what is done @long', async ({ studio }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 4));
  await studio.expand(2);
  await studio.made(2);
  await studio.button('Stop').click();
  await expect(studio.heading('Stopped; what is done is kept')).toBeVisible();
  const made = Number(await studio.progress.getAttribute('aria-valuenow'));
  expect(made).toBeLessThan(16);
  await studio.goTo('Export');
  const { images, rows } = await savedZip(await studio.exportZip());
  expect(images.size).toBe(8 + made);
  expect(rows.filter(({ source }) => source === 'synthetic')).toHaveLength(made);
  await studio.goTo('Grow');
  await studio.button(`Grow the remaining ${16 - made}`).click();
  await studio.grown();
  await expect(studio.progress).toHaveAttribute('aria-valuenow', '16');
});

test('a worker that is killed in mid-run is replaced, and the run makes what it would have made @long', async ({
  studio,
}) => {
  const folder = await pictureFolder('pets', ['cat', 'dog'], 3);
  const variantsOf = async (disturb: () => Promise<void>) => {
    await studio.expand(2);
    await studio.made(2);
    await disturb();
    await studio.grown();
    await studio.goTo('Export');
    const { images } = await savedZip(await studio.exportZip());
    return [...images].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')] as const);
  };
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  const undisturbed = await variantsOf(() => Promise.resolve());
  await studio.chooseAnother(folder);
  const disturbed = await variantsOf(async () => {
    const models = studio.page.workers().find((worker) => worker.url().includes('model.worker'))!;
    await models.evaluate(() => {
      self.close();
    });
    await studio.button(/Restarting models|Loading models/u).click();
    await expect(studio.page.getByText('Lost and rebuilt once; no work was lost.')).toBeVisible();
    await studio.page.keyboard.press('Escape');
  });
  expect(disturbed).toHaveLength(6 + 12);
  expect(disturbed).toEqual(undisturbed);
});

test('leaving asks while the run is at work, and not when all is stored @long', async ({ studio, page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 4));
  await studio.expand(2);
  await studio.made(1);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await studio.grown();
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
  expect(asked).toHaveLength(1);
});
