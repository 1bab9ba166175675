/** @file Downloads from a real server that does all that servers do: breaks off, lies, knows no ranges, says no length. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connection } from '../../../workers/packs/connection.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { memoryShelf } from '../../testing/memoryShelf.ts';
import { download, type Wanted } from './download.ts';

const FILE = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 31) % 251);
const DIGEST = await sha256(FILE);

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers request after request by the script; the last entry goes on. */
async function serve(...script: ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const asked: (string | undefined)[] = [];
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    script[Math.min(asked.length, script.length) - 1]!(request, response);
  });
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.onnx` };
}

const fromOf = ({ headers }: IncomingMessage): number => Number(/\d+/u.exec(headers.range ?? '')?.[0] ?? 0);

/** Ranges as hosts give them. */
function whole(request: IncomingMessage, response: ServerResponse): void {
  const from = fromOf(request);
  if (from >= FILE.length) response.writeHead(416).end();
  else if (from > 0)
    response
      .writeHead(206, { 'content-range': `bytes ${from}-${FILE.length - 1}/${FILE.length}` })
      .end(FILE.subarray(from));
  else response.writeHead(200, { 'content-length': FILE.length }).end(FILE);
}
/** Chunked, so nobody knows its length; no ranges. */
const plain = (_: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200).write(FILE.subarray(0, 100));
  response.end(FILE.subarray(100));
};
const drop = (share: number) => (request: IncomingMessage, response: ServerResponse) => {
  const from = fromOf(request);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': FILE.length - from,
    ...(from > 0 && { 'content-range': `bytes ${from}-${FILE.length - 1}/${FILE.length}` }),
  });
  response.write(FILE.subarray(from, from + (FILE.length - from) * share), () => {
    response.destroy();
  });
};
const status = (code: number) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(code).end();
};
const bytes = (content: Uint8Array) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200).end(content);
};

async function get(address: string, wanted: Partial<Wanted> = {}, shelf = memoryShelf()) {
  const pauses: number[] = [];
  let there = 0;
  const pause = (n: number) => {
    pauses.push(n);
    return Promise.resolve();
  };
  const file = { path: 'model.onnx', address, bytes: FILE.length, sha256: DIGEST, ...wanted };
  const content = download(file, await shelf.part('p'), { get: connection.get, pause }, (count) => (there += count));
  return { content: await content, pauses, there: () => there, shelf };
}

describe('download', () => {
  it('fetches a file and says how much is there', async () => {
    const { address, asked } = await serve(whole);
    const { content, there } = await get(address);
    expect(content).toEqual(FILE);
    expect(there()).toBe(FILE.length);
    expect(asked).toEqual([undefined]);
  });

  it('goes on by a range where the connection broke off at 60 %', async () => {
    const { address, asked } = await serve(drop(0.6), whole);
    const { content, there } = await get(address);
    expect(content).toEqual(FILE);
    expect(there()).toBe(FILE.length);
    expect(asked).toEqual([undefined, 'bytes=6000-']);
  });

  it('begins anew where the server knows no ranges', async () => {
    const { address, asked } = await serve(drop(0.6), plain);
    const { content, there } = await get(address);
    expect(content).toEqual(FILE);
    expect(there()).toBe(FILE.length);
    expect(asked).toHaveLength(2);
  });

  it('takes a file whose length nobody says, and goes on with what an earlier page left', async () => {
    const { address } = await serve(plain);
    expect((await get(address, { bytes: null, sha256: null })).content).toEqual(FILE);
    const shelf = memoryShelf();
    await (await shelf.part('p')).append(FILE.subarray(0, 2500));
    const again = await serve(whole);
    expect((await get(again.address, { bytes: null }, shelf)).content).toEqual(FILE);
    expect(again.asked).toEqual(['bytes=2500-']);
  });

  it('asks for nothing where all of it is there, and drops what is more than the file', async () => {
    const shelf = memoryShelf();
    await (await shelf.part('p')).append(FILE);
    const { address, asked } = await serve(whole);
    expect((await get(address, {}, shelf)).content).toEqual(FILE);
    expect(asked).toEqual([]);
    await (await shelf.part('p')).append(FILE);
    expect((await get(address, {}, shelf)).content).toEqual(FILE);
    expect(asked).toEqual([undefined]);
  });

  it('begins anew where what is there is not of this file', async () => {
    const shelf = memoryShelf();
    await (await shelf.part('p')).append(new Uint8Array(20_000));
    const { address, asked } = await serve(whole);
    expect((await get(address, { bytes: null }, shelf)).content).toEqual(FILE);
    expect(asked).toEqual(['bytes=20000-', undefined]);
  });

  it('waits for a busy server, and longer each time', async () => {
    const { address } = await serve(status(503), status(429), whole);
    const { content, pauses } = await get(address);
    expect(content).toEqual(FILE);
    expect(pauses).toEqual([1, 2]);
  });

  it('gives up where nothing comes any more, and keeps what came', async () => {
    const { address } = await serve(drop(0.6), status(503));
    const shelf = memoryShelf();
    await expect(get(address, {}, shelf)).rejects.toMatchObject({ failure: { code: 'no-connection' } });
    expect(shelf.parts.get('p')).toHaveLength(6000);
  });

  it('says at once that a file is not there', async () => {
    const { address, asked } = await serve(status(404));
    await expect(get(address)).rejects.toMatchObject({ failure: { code: 'bad-status', status: 404, what: 'hub' } });
    expect(asked).toHaveLength(1);
  });

  it('refuses other bytes and forgets them', async () => {
    const other = FILE.slice();
    other[77]!++;
    const { address } = await serve(bytes(other));
    const shelf = memoryShelf();
    await expect(get(address, {}, shelf)).rejects.toMatchObject({ path: 'model.onnx', expected: `SHA-256 ${DIGEST}` });
    expect(shelf.parts.get('p')).toHaveLength(0);
  });

  it('refuses more bytes than there are', async () => {
    const { address } = await serve(bytes(new Uint8Array(10_001)));
    await expect(get(address)).rejects.toMatchObject({ failure: { code: 'too-many-bytes', expected: 10_000 } });
  });

  it('does not take a file that ends early for the whole', async () => {
    const { address, asked } = await serve(bytes(FILE.subarray(0, 4000)), whole);
    expect((await get(address)).content).toEqual(FILE);
    expect(asked).toEqual([undefined, 'bytes=4000-']);
  });
});
