/** @file What a trial of a pack says: a run that succeeded with figures, or what stands in the way, in sentences. */

export interface Trial {
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/** A trial as it goes; a step that fails ends it with a sentence. */
export async function trialOf(
  steps: (say: (note: string) => void, lack: (sentence: string) => void) => Promise<void>,
  what: string,
): Promise<Trial> {
  const [missing, notes]: [string[], string[]] = [[], []];
  try {
    await steps(
      (note) => notes.push(note),
      (sentence) => missing.push(sentence),
    );
  } catch (error) {
    missing.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { missing, notes };
}
