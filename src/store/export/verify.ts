/** @file An export read again after it was written, and compared with what was meant. */

import { checkInSteps, type Expected, type ExportCheck, type FoundFile } from '../../export/check.ts';
import { success, type Result } from '../../protocol/failure.ts';
import type { ImportSource } from '../../protocol/import.ts';
import type { Context } from '../context.ts';
import { betweenEvents } from '../yieldToEvents.ts';

/**
 * Checks a written export.
 *
 * @param source what was written.
 * @param onProgress called a few times a second.
 */
export async function verifyExport(
  { inspectSource }: Pick<Context, 'inspectSource'>,
  source: ImportSource,
  expected: Expected,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<ExportCheck>> {
  const found: FoundFile[] = [];
  const texts = new Map<string, string>();
  let total = 0;
  const result = await inspectSource(
    source,
    (events) => {
      for (const event of events) {
        if (event.kind === 'listed') ({ total } = event);
        else {
          const { text, ...file } = event.file;
          found.push(file);
          if (text !== undefined) texts.set(file.path, text);
        }
      }
      onProgress(found.length, total);
    },
    signal,
  );
  return result.ok ? success(await betweenEvents(checkInSteps(expected, found, texts))) : result;
}
