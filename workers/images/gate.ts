/** @file A gate that lets so much through at a time: in the order of arrival, and what is too heavy alone. */

export interface Gate {
  /**
   * Does a job when there is room for it.
   *
   * @param weight of the job, in the gate's unit.
   * @returns what the job gives; rejects as it does.
   */
  pass<T>(weight: number, job: () => Promise<T>): Promise<T>;
}

/**
 * A gate.
 *
 * @param capacity what jobs under way may weigh together; one that is heavier goes alone.
 */
export function createGate(capacity: number): Gate {
  const waiting: { readonly weight: number; readonly open: () => void }[] = [];
  let inside = 0;
  let under = 0;
  const fits = (weight: number): boolean => inside === 0 || under + weight <= capacity;
  const enter = (weight: number): void => {
    inside++;
    under += weight;
  };
  const leave = (weight: number): void => {
    inside--;
    under -= weight;
    for (let first = waiting[0]; first && fits(first.weight); first = waiting[0]) {
      waiting.shift();
      enter(first.weight);
      first.open();
    }
  };
  return {
    async pass(weight, job) {
      if (waiting.length === 0 && fits(weight)) enter(weight);
      else
        await new Promise<void>((open) => {
          waiting.push({ weight, open });
        });
      try {
        return await job();
      } finally {
        leave(weight);
      }
    },
  };
}
