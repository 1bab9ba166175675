/** @file The copy: the seed itself, or what the prior makes of it unmoved. What every other method is compared with. */

import { inBatches } from '../expansion/batches.ts';
import { unstack, type Tensor } from '../tensor.ts';
import { judgedFamily } from './judged.ts';
import { method, NEEDS_NOTHING, type Ports, type Task } from './method.ts';

export const copy = method({
  id: 'copy',
  title: 'Copy',
  about:
    'The picture itself, or its reconstruction by the prior: what a larger number alone does, without anything new.',
  // It teaches what its seed teaches.
  arm: null,
  by: 'copying each image',
  settings: {
    of: {
      kind: 'choice',
      choices: {
        seed: 'The picture itself',
        reconstruction: "The prior's reconstruction",
      },
      default: 'seed',
      label: 'Copy of',
      help: 'The reconstruction shows what the prior alone loses.',
    },
  },
  facts: { of: { kind: 'text', label: 'Copy of' } },
  needs: ({ of }) => (of === 'reconstruction' ? { ...NEEDS_NOTHING, prior: true } : NEEDS_NOTHING),
  async *expand(task, { of }, ports) {
    const image = of === 'seed' ? unstack(task.seed.pixels)[0]! : await reconstruction(task, ports);
    const copies = task.numbers.map((number) => ({ number, image, how: { of } }));
    return yield* judgedFamily(task, copies, ports.judge);
  },
});

async function reconstruction({ seed }: Task, { prior }: Ports): Promise<Tensor> {
  if (prior?.kind !== 'reconstruction') {
    throw new RangeError(
      'Expected a prior that encodes images, got none; choose a reconstruction prior, or copy the seed.',
    );
  }
  const { dims, rows } = await inBatches(1, 1, async () => prior.decode(await prior.encode(seed.pixels)));
  return { dims, data: rows[0]! };
}
