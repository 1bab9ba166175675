/**
 * @file What is to be put right before the process is gone, on every way out that leaves it a moment: the end, an exception, Ctrl-C,
 * a kill, a closed terminal. Only `kill -9` and a power cut leave none.
 */

/** What has to be done; it is synchronous, since nothing that is waited for happens any more. */
type Duty = (signal: NodeJS.Signals | null) => void;

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const duties = new Set<Duty>();

/**
 * Does something when the process leaves.
 *
 * @param duty called once; told the signal where one ends the process. It must be synchronous.
 * @returns takes the duty back.
 */
export function onLeaving(duty: Duty): () => void {
  if (duties.size === 0) listen();
  duties.add(duty);
  return () => {
    duties.delete(duty);
    if (duties.size === 0) stopListening();
  };
}

function listen(): void {
  process.on('exit', leave);
  for (const signal of SIGNALS) process.on(signal, endBy);
}

function stopListening(): void {
  process.off('exit', leave);
  for (const signal of SIGNALS) process.off(signal, endBy);
}

function leave(): void {
  fulfil(null);
}

function endBy(signal: NodeJS.Signals): void {
  fulfil(signal);
  stopListening();
  // The signal once more, with nobody listening: whoever started the process sees what ended it.
  process.kill(process.pid, signal);
}

function fulfil(signal: NodeJS.Signals | null): void {
  for (const duty of duties) {
    duties.delete(duty);
    try {
      duty(signal);
    } catch {
      // One that fails must not keep the others from theirs.
    }
  }
}
