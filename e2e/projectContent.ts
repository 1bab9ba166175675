/** @file What a project's database holds, read in the page: figures, decisions, and a digest of every picture. */

import type { Page } from '@playwright/test';

export interface ProjectContent {
  /** Records by kind and name; embeddings as digests. */
  readonly records: Readonly<Record<string, unknown>>;
  /** SHA-256 of every picture, by its key. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** Reads the only project of the browser. */
export function readProject(page: Page): Promise<ProjectContent> {
  return page.evaluate(async () => {
    const hex = async (bytes: ArrayBuffer) =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    const result = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('The request failed.'));
        };
      });
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const projects = names.filter((name) => name.startsWith('offshoot-project-'));
    if (projects.length !== 1) throw new Error(`Expected one project, got ${projects.length}.`);
    const database = await result(indexedDB.open(projects[0]!));
    const store = () => database.transaction('records').objectStore('records');
    const [keys, values] = [await result(store().getAllKeys()), (await result(store().getAll())) as unknown[]];
    database.close();
    const records: Record<string, unknown> = {};
    const pictures: Record<string, string> = {};
    for (const [i, key] of (keys as [string, string | number][]).entries()) {
      const value = values[i];
      const name = key.join(' ');
      if (value instanceof Blob) pictures[name] = await hex(await value.arrayBuffer());
      else if (key[0] === 'embedding') {
        const { side, values: numbers } = value as { side: number; values: Float32Array<ArrayBuffer> };
        records[name] = { side, sha256: await hex(numbers.slice().buffer) };
      } else records[name] = value instanceof Map ? [...value] : value;
    }
    return { records, pictures };
  });
}
