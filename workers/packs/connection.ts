/** @file Files from the network as downloads ask for them: from any byte on, in chunks. */

import type { Connection } from '../../src/models/shelf/download.ts';

/** Grows with every try that brought nothing, in milliseconds. */
const PAUSE = 1000;

/** Over the platform's `fetch`, in a worker and in Node alike. */
export const connection: Connection = {
  async get(address, from) {
    // One range from a byte on needs no preflight.
    const response = await fetch(address, from > 0 ? { headers: { range: `bytes=${from}-` } } : {});
    const said = /^bytes (?<from>\d+)-/u.exec(response.headers.get('content-range') ?? '')?.groups?.from;
    // A server of another origin may keep its headers to itself: a part is then the part that was asked for.
    const start = said === undefined ? from : Number(said);
    return { status: response.status, from: response.status === 206 ? start : 0, body: response.body ?? NOTHING };
  },
  pause: (n) =>
    new Promise((resolve) => {
      setTimeout(resolve, PAUSE * n);
    }),
};

const NOTHING: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
