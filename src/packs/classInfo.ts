/** @file A class as it is before anybody says anything of it. */

import { className, readName, type NameFault } from './className.ts';

export interface NewClass {
  /** Name of its folder. */
  readonly key: string;
  /** What the judge is asked about. */
  readonly name: string;
  /** Why the folder's name cannot be read (it is a code); `null` where it is a name. */
  readonly code: NameFault | null;
  readonly leftOut: boolean;
}

/**
 * A class.
 *
 * @param key name of its folder.
 * @param name what the judge is asked about. Default: the words in the folder's name.
 */
export function classInfoOf(key: string, name: string = className(key)): NewClass {
  const parsed = readName(key);
  return { key, name, code: parsed.kind === 'code' ? parsed.fault : null, leftOut: false };
}
