import type { StudioServer } from './server.ts';

/** From pressing "Try the sample set" to a variant on screen: in the preview, and by way of "Expand". */
export async function measureFirstVariant(server: StudioServer) {
  return {
    previewColdS: await seconds(server, { models: 'absent', way: 'preview' }),
    previewWarmS: await seconds(server, { models: 'ready', way: 'preview' }),
    expandWarmS: await seconds(server, { models: 'ready', way: 'expand' }),
  };
}

interface Case {
  /** Whether the person pressed at once, or after the page had fetched its models. */
  readonly models: 'absent' | 'ready';
  readonly way: 'preview' | 'expand';
}

async function seconds(server: StudioServer, { models, way }: Case): Promise<number> {
  const opened = await server.open();
  const { studio, page } = opened;
  if (models === 'ready') await studio.button(/^WASM/u).waitFor();
  const started = performance.now();
  await studio.button('Try the sample set').click();
  if (way === 'preview') {
    await studio.goTo('Recipe');
    await page.getByRole('img', { name: 'Variant 1' }).first().waitFor();
  } else {
    await studio.goTo('Grow');
    await studio.button('Expand').click();
    await page
      .getByRole('img', { name: /, variant 1$/u })
      .first()
      .waitFor();
  }
  const taken = (performance.now() - started) / 1000;
  await opened.close();
  return Number(taken.toFixed(2));
}
