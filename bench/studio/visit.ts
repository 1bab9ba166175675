import { countPresses, pressesOn } from '../../e2e/presses.ts';
import type { StudioServer } from './server.ts';

/** A first visit: from "Try the sample set" to the zip of all that the first recipe grows, with presses counted. */
export async function measureVisit(server: StudioServer) {
  const opened = await server.open(async (context) => {
    await countPresses(context);
  });
  const { studio, page } = opened;
  const began = performance.now();
  const seconds = () => Number(((performance.now() - began) / 1000).toFixed(1));
  await studio.button('Try the sample set').click();
  await studio.button('Continue to recipe').click();
  await studio.button('Start growing').click();
  await studio.heading('Grown').waitFor();
  const grownS = seconds();
  const variants = Number(await studio.progress.getAttribute('aria-valuenow'));
  await studio.goTo('Review');
  await studio.goTo('Export');
  await studio.exportZip();
  const figures = { grownS, zipS: seconds(), variants, presses: await pressesOn(page) };
  await opened.close();
  return figures;
}
