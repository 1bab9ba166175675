import { dragOver } from './drop.ts';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { filesOf, writeZip } from './zip.ts';

test('a folder is dropped anywhere on the page', async ({ studio }) => {
  const folder = await pictureFolder('my pets', ['cat', 'dog'], 3);
  await studio.open('?device=wasm');
  const drag = await dragOver(studio.page, [folder]);
  await expect(studio.page.getByText('Drop a folder or a zip to read its pictures')).toBeVisible();
  await drag.drop();
  await expect(studio.heading('my pets')).toBeVisible();
  await expect(studio.page.getByRole('list', { name: 'Seeds of cat' }).getByRole('button')).toHaveCount(3);
  await expect(studio.page.getByRole('list', { name: 'Seeds of dog' }).getByRole('button')).toHaveCount(3);
});

test('a drop counts where the page has changed under the files since they were last moved', async ({
  studio,
  page,
}) => {
  const folder = await pictureFolder('my pets', ['cat'], 1);
  await studio.open('?device=wasm');
  const drag = await dragOver(page, [folder]);
  await expect(page.getByText('Drop a folder or a zip to read its pictures')).toBeVisible();
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="new" style="position: fixed; inset: 0; z-index: 999"></div>',
    );
  });
  await drag.drop();
  await expect(studio.heading('my pets')).toBeVisible();
});

test('a zip is dropped on a later screen', async ({ studio }) => {
  const first = await pictureFolder('first', ['car'], 2);
  const second = await pictureFolder('second', ['fish', 'bird'], 2);
  await writeZip(`${second}.zip`, await filesOf(second));
  await studio.open('?device=wasm');
  await studio.chooseFolder(first);
  await studio.goTo('Recipe');
  await (await dragOver(studio.page, [`${second}.zip`])).drop();
  await expect(studio.heading('second.zip')).toBeVisible();
  await expect(studio.page.getByRole('list', { name: 'Classes' }).getByRole('heading')).toHaveText(['bird', 'fish']);
});

test('a drag that is called off leaves nothing behind', async ({ studio, page }) => {
  const folder = await pictureFolder('pets', ['cat'], 1);
  await studio.open('?device=wasm');
  const offer = page.getByText('Drop a folder or a zip to read its pictures');
  const drag = await dragOver(page, [folder]);
  await expect(offer).toBeVisible();
  await drag.cancel();
  await expect(offer).toBeHidden();
  await dragOver(page, [folder]);
  await expect(offer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offer).toBeHidden();
});
