import { pictureFolder } from './folders.ts';
import { recordingProxy, staticServer } from './servers.ts';
import { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

test.use({ serviceWorkers: 'allow' });

/** Waits until everything that a later visit needs is kept. */
async function kept({ page }: StudioPage): Promise<void> {
  const list = await page.evaluate(async () => (await fetch('precache.js')).text());
  const { shell, large } = JSON.parse(list.slice(list.indexOf('{'), list.lastIndexOf('}') + 1)) as Precache;
  expect(large.length).toBeGreaterThan(4);
  const missing = () =>
    page.evaluate(
      async (paths) => {
        const hits = await Promise.all(paths.map((path) => caches.match(path)));
        return paths.filter((_, i) => hits[i] === undefined);
      },
      [...shell, ...large],
    );
  await expect.poll(missing).toEqual([]);
}

interface Precache {
  readonly shell: readonly string[];
  readonly large: readonly string[];
}

// What npm test has of it is in models.spec.ts: offline and after a reload, with a pack of the hub.
test('after the first visit the studio works offline @long', async ({ studio, page, context }) => {
  await studio.open('?device=wasm');
  await kept(studio);
  await context.setOffline(true);
  await page.reload();
  await studio.button('Try the sample set').click();
  await expect(studio.heading('Sample set')).toBeVisible();
  await studio.preflight();
  await studio.chooseAnother(await pictureFolder('pets', ['cat'], 1));
  await studio.expand(1);
  await studio.grown();
});

test('a static host without headers serves it from a subfolder, with threads @long', async ({ studio, page }) => {
  await using server = await staticServer('/some/where/');
  studio.origins.push(server.origin);
  await page.goto(`${server.origin}/some/where/?device=wasm`);
  // The page reloads once, with the headers that its service worker adds.
  await expect(studio.button(/^WASM, [2-9] threads$/u)).toBeVisible();
  await studio.chooseFolder(await pictureFolder('pets', ['cat'], 1));
  await studio.expand(1);
  await studio.grown();
});

/** What the browser asks by itself where a page has text fields. */
const BROWSERS_OWN: ReadonlySet<string> = new Set(['content-autofill.googleapis.com:443']);

test('nothing is asked of any other host @long', async ({ browser, baseURL }) => {
  await using proxy = await recordingProxy(new URL(baseURL!).host);
  const context = await browser.newContext({ proxy: { server: proxy.origin } });
  const studio = new StudioPage(await context.newPage());
  await studio.page.goto(`${baseURL!}?device=wasm`);
  await studio.chooseFolder(await pictureFolder('pets', ['cat'], 1));
  await studio.expand(1);
  await studio.grown();
  await studio.goTo('Export');
  await savedZip(await studio.exportZip());
  await kept(studio);
  expect(proxy.asked.filter((host) => !BROWSERS_OWN.has(host))).toEqual([]);
  // The recorder does hear of other hosts.
  await (await context.newPage()).goto('http://elsewhere.test/').catch(() => undefined);
  expect(proxy.asked).toContain('elsewhere.test');
  await context.close();
});
