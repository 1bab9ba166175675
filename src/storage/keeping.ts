/** @file Whether this browser keeps what a page stores: found out by storing something. */

import { promisifyRequest } from 'idb-keyval';

const PROBE = 'offshoot-probe';
/** A browser that has not answered by then never will: some leave the page waiting for ever, in milliseconds. */
const PATIENCE = 10_000;

/** `false` where site data is blocked, and where databases do not open for another reason. */
export async function keepsWhatIsStored(factory: () => IDBFactory = () => indexedDB): Promise<boolean> {
  try {
    return await Promise.race([store(factory()), tooLate()]);
  } catch {
    return false;
  }
}

async function store(databases: IDBFactory): Promise<boolean> {
  const request = databases.open(PROBE);
  request.onupgradeneeded = () => void request.result.createObjectStore('probe');
  const database = await promisifyRequest(request);
  try {
    await promisifyRequest(database.transaction('probe', 'readonly').objectStore('probe').count());
    return true;
  } finally {
    database.close();
  }
}

const tooLate = (): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, PATIENCE);
  });
