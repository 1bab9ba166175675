/** @file The end of a pipe: whoever read what a command says (`| head`) has read enough. */

import { sentenceOf } from './output/systemError.ts';

/** What a shell reports of a command that the end of its pipe has ended: 128 and the number of SIGPIPE. */
const ENDED_BY_PIPE = 141;

/**
 * Ends the process without a word where nobody reads its output any more; what must be put right before is (see `onLeaving`).
 *
 * @param streams what the command writes to.
 * @param exit ends the process.
 */
export function endWithPipe(
  streams: readonly NodeJS.WritableStream[] = [process.stdout, process.stderr],
  exit: (code: number) => void = (code) => process.exit(code),
): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') {
        exit(ENDED_BY_PIPE);
        return;
      }
      // A full disk under a log, most often: there is nowhere left to say it but the other stream.
      if (stream !== process.stderr) process.stderr.write(`${sentenceOf(error, 'say what it does')}\n`);
      exit(1);
    });
  }
}
