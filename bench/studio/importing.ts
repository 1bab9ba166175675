import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { openSource } from '../../cli/lib/openSource.ts';
import { writeFolder } from './folder.ts';
import { takeLongTasks } from './longTasks.ts';
import { heapMegabytes, storedMegabytes } from './memory.ts';
import type { StudioServer } from './server.ts';

const PHOTOGRAPHS = '../shared/data/flickr8k/images-0.tar';
const COUNT = 2000;
const CLASSES = 20;

/** Reading a folder of 2,000 photographs; where there are fewer, they are taken again under other names. */
export async function measureImport(server: StudioServer) {
  if (!existsSync(PHOTOGRAPHS)) return { skipped: `no photographs at ${PHOTOGRAPHS}` };
  // Loose pictures of no class: the classes are made here.
  const source = await openSource(PHOTOGRAPHS);
  const { files: photographs } = source;
  const files = Array.from({ length: COUNT }, (_, i) => {
    const photograph = photographs[i % photographs.length]!;
    return { path: `class ${i % CLASSES}/${i}${extname(photograph.path)}`, read: () => photograph.read() };
  });
  const folder = await writeFolder(files);
  await source.close();

  const opened = await server.open();
  const { studio, page } = opened;
  const started = performance.now();
  await studio.chooseFolder(folder);
  await studio.button('Continue to recipe').waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - started) / 1000;
  const result = {
    photographs: COUNT,
    distinct: Math.min(COUNT, photographs.length),
    seconds: Number(seconds.toFixed(1)),
    photographsPerS: Number((COUNT / seconds).toFixed(1)),
    ...(await takeLongTasks(page)),
    heapMb: await heapMegabytes(page),
    storedMb: await storedMegabytes(page),
  };
  await opened.close();
  await rm(folder, { recursive: true });
  return result;
}
