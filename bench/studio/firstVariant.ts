import type { StudioServer } from './server.ts';

/** From pressing "Try the sample set" to a variant on screen: in the preview, and by way of "Start growing". */
export async function measureFirstVariant(server: StudioServer) {
  return {
    previewAtOnceS: await middle(server, { models: 'absent', way: 'preview' }),
    previewS: await middle(server, { models: 'ready', way: 'preview' }),
    expandAtOnceS: await middle(server, { models: 'absent', way: 'expand' }),
    expandS: await middle(server, { models: 'ready', way: 'expand' }),
  };
}

/** Measurements of each case; the middle one counts, the others are its spread. */
const TIMES = 3;
/** How long a person reads the start screen, in milliseconds. */
const READING = 4000;

async function middle(server: StudioServer, which: Case): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) times.push(await seconds(server, which));
  const [least, median, most] = times.toSorted((a, b) => a - b);
  return `${median!} (${least!} to ${most!})`;
}

interface Case {
  /** Whether the person pressed at once, or read the start screen first, which fetches and prepares the models. */
  readonly models: 'absent' | 'ready';
  readonly way: 'preview' | 'expand';
}

async function seconds(server: StudioServer, { models, way }: Case): Promise<number> {
  const opened = await server.open();
  const { studio, page } = opened;
  if (models === 'ready') {
    await studio.button(/^WASM/u).waitFor();
    await page.waitForTimeout(READING);
  }
  const started = performance.now();
  await studio.button('Try the sample set').click();
  if (way === 'preview') {
    await studio.goTo('Recipe');
    await page.getByRole('img', { name: 'Variant 1' }).first().waitFor();
  } else {
    await studio.goTo('Grow');
    await studio.button('Start growing').click();
    await page
      .getByRole('button', { name: /, variant 1,/u })
      .first()
      .waitFor();
  }
  const taken = (performance.now() - started) / 1000;
  await opened.close();
  return Number(taken.toFixed(2));
}
