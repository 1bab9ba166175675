import { createHash } from 'node:crypto';
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

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('openZip', () => {
  it('writes what is added in its order, wherever it lies, with its hash', async () => {
    const { sink, bytes } = collector();
    const zip = openZip(sink, linked().link);
    const expected = Array.from({ length: 100 }, (_, i) => [`${i}.bin`, file(i)] as const);
    for (const [path, content] of expected)
      await zip.addPicture({ path, content: path.includes('7') ? content.slice() : new Blob([content]) });
    expect([...(await zip.written())]).toEqual(expected.map(([path, content]) => [path, sha256(content)]));
    await zip.addText('last.txt', 'the end');
    await zip.close();
    const { 'last.txt': last, ...found } = unzipSync(bytes());
    expect(Object.entries(found)).toEqual(expected);
    expect(new TextDecoder().decode(last)).toBe('the end');
  });

  it('has some bytes with the worker, and no more', async () => {
    let [under, most] = [0, 0];
    const { link } = linked((service) => ({
      ...service,
      addPictures: async (pictures) => {
        const bytes = pictures.reduce((sum, { content }) => sum + (content as Blob).size, 0);
        under += bytes;
        most = Math.max(most, under);
        const result = await service.addPictures(pictures);
        under -= bytes;
        return result;
      },
    }));
    const zip = openZip(collector().sink, link);
    const add = (path: string, mebibytes: number) =>
      zip.addPicture({ path, content: new Blob([new Uint8Array(mebibytes * 1024 * 1024)]) });
    for (let i = 0; i < 40; i++) await add(`${i}.bin`, 1);
    await zip.written();
    // Three parcels, and one that is sent before the first of them is waited for.
    expect(most).toBe(16 * 1024 * 1024);
    // One that is heavy goes alone.
    await add('light.bin', 1);
    await add('heavy.bin', 9);
    await zip.written();
    expect(most).toBe(16 * 1024 * 1024);
  });

  it('throws what the sink throws, itself', async () => {
    const full = new Error('no room');
    const sink = new WritableStream<Uint8Array>({ write: () => Promise.reject(full) });
    const zip = openZip(sink, linked().link);
    const writing = (async () => {
      for (let i = 0; i < 20; i++) await zip.addPicture({ path: `${i}.bin`, content: new Uint8Array(100_000) });
      await zip.close();
    })();
    await expect(writing).rejects.toBe(full);
    await zip.end();
  });

  it('throws what reading a picture throws', async () => {
    const gone = new Blob(['x']);
    gone.arrayBuffer = () => Promise.reject(new Error('The file is gone.'));
    const zip = openZip(collector().sink, linked().link);
    await zip.addPicture({ path: '1.bin', content: file(1) });
    await zip.addPicture({ path: '2.bin', content: gone });
    await expect(zip.written()).rejects.toMatchObject({ failure: { code: 'unexpected', text: 'The file is gone.' } });
    await zip.end();
  });

  it('does not wait for a worker that was killed', async () => {
    const { link, die, terminated } = linked((service) => ({
      ...service,
      addPictures: () => new Promise(() => undefined),
    }));
    const zip = openZip(collector().sink, link);
    await zip.addPicture({ path: '1.bin', content: file(1) });
    die();
    await expect(zip.close()).rejects.toMatchObject({ failure: { code: 'worker-lost', what: 'writing' } });
    await zip.end();
    expect(terminated.is).toBe(true);
  });
});
