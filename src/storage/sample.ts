/** @file The sample set that comes with the install. */

import { FailureError } from '../core/failure.ts';
import type { Chosen } from './chosenFiles.ts';

export interface SampleLicence {
  readonly title: string;
  readonly licence: string;
  readonly attribution: string;
  readonly url: string;
}

interface SampleIndex {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly licences: readonly SampleLicence[];
}

/**
 * Fetches the sample set.
 *
 * @param folder its address, ending in `/`.
 * @throws Error where it was not built.
 */
export async function fetchSample(
  folder: string,
): Promise<Omit<Chosen, 'kind'> & { readonly licences: readonly SampleLicence[] }> {
  const { name, files, licences } = (await (await get(`${folder}index.json`)).json()) as SampleIndex;
  const fetched = await Promise.all(
    files.map(async ({ path }) => {
      const blob = await (await get(folder + path)).blob();
      return { path, file: new File([blob], path.split('/').at(-1)!, { type: 'image/png' }) };
    }),
  );
  return {
    name,
    licences,
    source: { kind: 'files', files: fetched },
    files: new Map(fetched.map(({ path, file }) => [path, file])),
  };
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new FailureError({ code: 'bad-status', what: 'sample', address, status: response.status });
  return response;
}
