/**
 * @file onnxruntime-node on a thread of its own, for `nativeThread.ts`: sessions by number. It computes on the thread that asks it, so that two
 * sessions on one thread wait for each other. Plain JavaScript, since a thread that is started has no loader for anything else.
 */

import { parentPort } from 'node:worker_threads';
import * as ort from 'onnxruntime-node';

const sessions = new Map();

const HANDLERS = {
  async create({ session, bytes, options }) {
    sessions.set(session, await ort.InferenceSession.create(bytes, options));
    return {};
  },
  async run({ session, feeds, outputs }) {
    const inputs = Object.entries(feeds).map(([name, { type, data, dims }]) => [
      name,
      new ort.Tensor(type, data, dims),
    ]);
    const results = await sessions.get(session).run(Object.fromEntries(inputs), outputs);
    return Object.fromEntries(
      Object.entries(results).map(([name, { type, data, dims }]) => [name, { type, data, dims }]),
    );
  },
  async release({ session }) {
    await sessions.get(session).release();
    sessions.delete(session);
    return {};
  },
};

parentPort.on('message', async ({ id, what, ...asked }) => {
  try {
    const value = await HANDLERS[what](asked);
    // Results are given away: nobody reads them here.
    const given = Object.values(value).flatMap(({ data }) => (ArrayBuffer.isView(data) ? [data.buffer] : []));
    parentPort.postMessage({ id, value }, [...new Set(given)]);
  } catch (error) {
    parentPort.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
