import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createZipService } from '../../workers/zip/zipService.ts';
import type { ZipWorker } from '../protocol/zip.ts';
import { latch } from '../testing/latch.ts';
import { openZip, type ZipLink } from './zip.ts';

type Service = Omit<ZipWorker, 'hold'>;

/** The worker's own service, in this thread. */
function linked(change: (service: Service) => Service = (service) => service) {
  const death = latch();
  const terminated = { is: false };
  const link = (): ZipLink => ({
    remote: change(createZipService()) as ZipLink['remote'],
    lost: death.passed,
    terminate() {
      terminated.is = true;
    },
  });
  return {
    link,
    die: () => {
      death.open();
    },
    terminated,
  };
}

/** Collects what is written. */
function collector() {
  const chunks: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk.slice()) });
  return { sink, bytes: () => Buffer.concat(chunks) };
}

const file = (i: number) => Uint8Array.from({ length: 500 }, (_, k) => (k * (i + 1)) & 255);

describe('openZip', () => {
  it('writes what is added in its order, while more is on its way', async () => {
    const { sink, bytes } = collector();
    const zip = openZip(sink, linked().link);
    for (let i = 0; i < 40; i++) await zip.addStored(`${i}.bin`, file(i));
    await zip.addText('last.txt', 'the end');
    await zip.close();
    const found = unzipSync(bytes());
    expect(Object.keys(found)).toEqual([...Array.from({ length: 40 }, (_, i) => `${i}.bin`), 'last.txt']);
    for (let i = 0; i < 40; i++) expect(found[`${i}.bin`]).toEqual(file(i));
  });

  it('has some files with the worker, and no more', async () => {
    let [asked, most, finished] = [0, 0, 0];
    const { link } = linked((service) => ({
      ...service,
      addStored: async (path, bytes) => {
        most = Math.max(most, ++asked - finished);
        const result = await service.addStored(path, bytes);
        finished++;
        return result;
      },
    }));
    const zip = openZip(collector().sink, link);
    for (let i = 0; i < 40; i++) await zip.addStored(`${i}.bin`, file(i));
    expect(most).toBe(8);
    // One that is heavy goes alone.
    await zip.addStored('heavy.bin', new Uint8Array(9 * 1024 * 1024));
    expect(finished).toBe(41);
  });

  it('throws what the sink throws, itself', async () => {
    const full = new Error('no room');
    const sink = new WritableStream<Uint8Array>({ write: () => Promise.reject(full) });
    const zip = openZip(sink, linked().link);
    const writing = (async () => {
      for (let i = 0; i < 20; i++) await zip.addStored(`${i}.bin`, new Uint8Array(100_000));
      await zip.close();
    })();
    await expect(writing).rejects.toBe(full);
    await zip.end();
  });

  it('does not wait for a worker that was killed', async () => {
    const { link, die, terminated } = linked((service) => ({
      ...service,
      addStored: () => new Promise(() => undefined),
    }));
    const zip = openZip(collector().sink, link);
    await zip.addStored('1.bin', file(1));
    die();
    await expect(zip.close()).rejects.toMatchObject({ failure: { code: 'worker-lost', what: 'writing' } });
    await zip.end();
    expect(terminated.is).toBe(true);
  });
});
