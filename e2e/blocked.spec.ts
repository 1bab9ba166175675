import type { Page } from '@playwright/test';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

/** A browser with site data blocked: whatever would store something throws, or is refused. */
async function blockSiteData(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const deny = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const refuse = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
    for (const name of ['sessionStorage', 'localStorage', 'caches']) Object.defineProperty(window, name, { get: deny });
    IDBFactory.prototype.open = deny;
    StorageManager.prototype.getDirectory = refuse;
    StorageManager.prototype.estimate = refuse;
    StorageManager.prototype.persist = refuse;
    StorageManager.prototype.persisted = refuse;
    ServiceWorkerContainer.prototype.register = refuse;
  });
}

/** A browser whose databases take nothing: its quota is used up. */
async function fillQuota(page: Page): Promise<void> {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
}

for (const [name, prepare, title] of [
  ['keeps nothing', blockSiteData, 'This browser keeps nothing of this page.'],
  // `full.spec.ts` is about less room than is wanted, and long too.
  ['has no room left', fillQuota, 'This browser has no room for another project.'],
] as const) {
  const long = prepare === fillQuota ? ' @long' : '';
  test(`in a browser that ${name} the studio works, says so once, and gives the work out${long}`, async ({
    studio,
    page,
  }) => {
    await prepare(page);
    await studio.open('?device=wasm');
    await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
    const notice = page.getByText(title);
    await expect(notice).toBeInViewport();
    await expect(page.getByText(/export it before/u)).toBeInViewport();
    await studio.expand(1);
    await studio.grown();
    await studio.button('Understood').click();
    await expect(notice).toHaveCount(0);

    await studio.goTo('Review');
    await studio.variants.first().click();
    await page.keyboard.press('x');
    await expect(studio.variants.first()).toHaveAccessibleName(/, rejected,/u);
    await expect(page.getByLabel('Not kept', { exact: true })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await studio.goTo('Export');
    const { images } = await savedZip(await studio.exportZip());
    expect(images.size).toBe(3);

    // Another project is begun as usual.
    await studio.chooseAnother(await pictureFolder('more', ['bird', 'boat'], 1));
    await expect(studio.heading('bird')).toBeVisible();
  });
}
