import type { Page } from '@playwright/test';
import { pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

/**
 * What the pickers of the File System Access API give, without their windows, which nothing can press: a folder and a file of the
 * browser's own file system. Handles and streams are the real ones. After some writes the permission is taken back, once.
 */
function pickWithoutWindows({ allowed }: { readonly allowed: number }): void {
  const chosen = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true });
  let left = allowed;
  let asked = 0;
  const unlessRefused = <Args extends unknown[], Value>(write: (...args: Args) => Promise<Value>) =>
    function (this: unknown, ...args: Args): Promise<Value> {
      if (left-- === 0) return Promise.reject(new DOMException('The permission was taken back.', 'NotAllowedError'));
      return write.apply(this, args);
    };
  const { prototype: stream } = FileSystemWritableFileStream;
  // oxlint-disable-next-line typescript/unbound-method -- it is called on the stream that it came from
  stream.write = unlessRefused(stream.write);
  Object.assign(FileSystemHandle.prototype, {
    requestPermission: () => {
      asked++;
      return Promise.resolve('granted');
    },
  });
  Object.assign(globalThis, {
    showDirectoryPicker: chosen,
    showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
      (await chosen()).getFileHandle(suggestedName, { create: true }),
    askedForPermission: () => asked,
  });
}

const asked = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { askedForPermission: () => number }).askedForPermission());

/** Every file of what was chosen, base64, by path. */
const chosenFiles = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const files: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
        else {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          files[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        }
      }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen'), '');
    return files;
  });

async function grow(studio: StudioPage): Promise<void> {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.goTo('Recipe');
  await studio.advanced();
  await studio.page.getByLabel('Image size').selectOption('64');
  await studio.expand(2);
  await studio.grown();
  await studio.goTo('Export');
}

async function allowAgain(studio: StudioPage): Promise<void> {
  await expect(studio.page.getByText('The browser does not allow writing there any more.')).toBeVisible();
  await studio.button('Allow and go on').click();
  await expect(studio.page.getByText(/is written\./u)).toBeVisible();
  await expect(studio.page.getByRole('list', { name: 'Check of what was written' }).getByLabel('Failed')).toHaveCount(
    0,
  );
  expect(await asked(studio.page)).toBe(1);
}

test('an export into a folder goes on with the file that was refused @long', async ({ studio, page }) => {
  await page.addInitScript(pickWithoutWindows, { allowed: 3 });
  await grow(studio);
  await page.getByRole('radio', { name: 'A folder' }).check();
  await studio.button('Export folder').click();
  await allowAgain(studio);
  const files = await chosenFiles(page);

  // The same files as in a zip, and what is in the zip is tested elsewhere; times of the day differ in the texts.
  await page.getByRole('radio', { name: 'Downloads' }).check();
  const { images, texts } = await savedZip(await studio.exportZip());
  expect(Object.keys(files).sort()).toEqual(
    [...images.keys(), ...texts.keys()].map((path) => `pets-expanded/${path}`).sort(),
  );
  expect(images.size).toBe(2 + 4);
  for (const [path, bytes] of images) {
    expect(files[`pets-expanded/${path}`], path).toBe(Buffer.from(bytes).toString('base64'));
  }

  // What a person has in the folder stays: another export goes beside it.
  await page.getByRole('radio', { name: 'A folder' }).check();
  await studio.button('Export folder').click();
  // While it is written, files that were listed change their names before they are read.
  const written = () => chosenFiles(page).then(Object.keys, () => []);
  await expect.poll(async () => (await written()).length).toBe(2 * Object.keys(files).length);
  expect(await chosenFiles(page)).toMatchObject(files);
});

test('a zip in a place of choice begins anew after a refusal, and is whole @long', async ({ studio, page }) => {
  await page.addInitScript(pickWithoutWindows, { allowed: 0 });
  await grow(studio);
  await page.getByRole('radio', { name: 'A zip I choose' }).check();
  await studio.button('Export zip').click();
  await allowAgain(studio);
  const files = await chosenFiles(page);
  expect(Object.keys(files)).toEqual(['pets-expanded.zip']);
});
