/** @file Pictures whose place is known already, or that have none: read by themselves, without a guess at how they lie. */

import type { ImportEvent, ReadImage } from '../../protocol/import.ts';
import type { Result } from '../../protocol/failure.ts';
import type { Context } from '../context.ts';

/** The folder that they are said to lie in. */
export const LOOSE = 'all/';

/**
 * Reads pictures, and tells what was read.
 *
 * @param pictures files, each with what it is of.
 * @param stretch bits that are all of a picture's light, 8 to 16.
 * @param onRead told of pictures that can be read, and of how many files cannot, as they come.
 * @param signal gives up.
 */
export function readLoose<Of>(
  { readSource }: Pick<Context, 'readSource'>,
  pictures: readonly { readonly of: Of; readonly file: Blob }[],
  stretch: number,
  onRead: (read: readonly { readonly of: Of; readonly image: ReadImage }[], unreadable: number) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  // A name that says nothing but that it may be a picture: what it is, its bytes say.
  const named = new Map(pictures.map(({ of, file }, i) => [`${LOOSE}${i}.png`, { of, file }]));
  const refusedBy = (event: ImportEvent): number =>
    event.kind === 'refused' ? 1 : event.kind === 'placed' ? event.refused.length : 0;
  const take = (events: readonly ImportEvent[]): Promise<void> => {
    if (signal.aborted) return Promise.resolve();
    const read = events.flatMap((event) => {
      const picture = event.kind === 'image' ? named.get(event.image.path) : undefined;
      return event.kind === 'image' && picture ? [{ of: picture.of, image: event.image }] : [];
    });
    onRead(
      read,
      events.reduce((sum, event) => sum + refusedBy(event), 0),
    );
    return Promise.resolve();
  };
  const files = [...named].map(([path, { file }]) => ({ path, file: new File([file], path.slice(LOOSE.length)) }));
  return readSource({ kind: 'files', files, hints: { stretch } }, take, signal);
}
