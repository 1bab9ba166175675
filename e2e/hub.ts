/** @file A copy of the hub beside the studio: the paths of one repository, with the faults that a download meets. */

import { readFile } from 'node:fs/promises';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunningServer } from './servers.ts';

const CLIP = join(import.meta.dirname, '../cli/reference/cases/clip/clip-tiny');
const COMMIT = '1f2e3d4c5b6a798081726354453627181900aabb';

/** Path on the hub to the file it is: towers of a few kilobytes under the names of published ones. */
const FILES: Readonly<Record<string, string>> = {
  'onnx/vision_model_fp16.onnx': 'onnx/vision_model.onnx',
  'onnx/text_model_fp16.onnx': 'onnx/text_model.onnx',
  'config.json': 'config.json',
  'preprocessor_config.json': 'preprocessor_config.json',
  'tokenizer.json': 'tokenizer.json',
  'tokenizer_config.json': 'tokenizer_config.json',
};

export interface Hub extends RunningServer {
  /** Paths that were asked for, with the range. */
  readonly asked: readonly string[];
}

/** Where the hub sends large files from. */
const NETWORK = '/hub/network/';

/** Time to read what was sent before the connection breaks off, in milliseconds. */
const READ = 700;

/**
 * Serves the studio, and a hub under `/hub/`: the first answer with the image tower breaks off at 60 %.
 *
 * @param studio origin of the build's server.
 */
export async function studioWithHub(studio: string): Promise<Hub> {
  const asked: string[] = [];
  let broken = false;
  const server = createServer((incoming, answer) => {
    const path = incoming.url ?? '/';
    if (!path.startsWith('/hub/')) {
      const { method, headers } = incoming;
      const onward = request(studio + path, { method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      incoming.pipe(onward);
      return;
    }
    asked.push(`${path.slice('/hub'.length)}${incoming.headers.range ? ` ${incoming.headers.range}` : ''}`);
    void reply(path, incoming.headers.range, answer);
  });

  async function reply(path: string, range: string | undefined, answer: ServerResponse): Promise<void> {
    if (path.startsWith('/hub/api/models/Xenova/clip-vit-base-patch32/')) {
      const siblings = await Promise.all(
        Object.keys(FILES).map(async (rfilename) => ({ rfilename, size: (await contentOf(rfilename)).length })),
      );
      answer.end(JSON.stringify({ sha: COMMIT, siblings }));
      return;
    }
    const file = path.split(`/resolve/${COMMIT}/`)[1];
    if (file === undefined || !(file in FILES)) {
      answer.writeHead(404).end();
      return;
    }
    // Large files come from another place: an address that is told in answer to the first.
    if (file.endsWith('.onnx') && !path.startsWith(NETWORK)) {
      answer.writeHead(302, { location: path.replace('/hub/', NETWORK) }).end();
      return;
    }
    const content = await contentOf(file);
    const from = Number(/\d+/u.exec(range ?? '')?.[0] ?? 0);
    if (from > 0) answer.writeHead(206, { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` });
    else answer.writeHead(200, { 'content-length': content.length });
    if (broken || !file.includes('vision')) {
      answer.end(content.subarray(from));
      return;
    }
    broken = true;
    answer.write(content.subarray(0, content.length * 0.6), () => {
      // A browser that has not read what came may throw it away with the connection.
      setTimeout(() => answer.destroy(), READ);
    });
  }

  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const contentOf = (file: string): Promise<Buffer> => readFile(join(CLIP, FILES[file]!));
