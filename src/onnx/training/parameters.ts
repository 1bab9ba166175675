import { isFloating } from '../dataType.ts';
import type { Model } from '../model.ts';
import { readBy } from '../prune.ts';
import { runningStatistics } from './batchStatistics.ts';

/**
 * The parameters of a model: the floating-point weights that its nodes read, in the order of the file. Running statistics of
 * batch normalisations are none, and neither are the numbers of Constant nodes, which belong to the formula.
 *
 * @param model as it was read
 */
export function parametersOf(model: Model): string[] {
  const { graph } = model;
  const read = new Set(graph.nodes.flatMap(readBy));
  const statistics = new Set(runningStatistics(model));
  return [...graph.initializers.values()]
    .filter(({ name, dataType }) => isFloating(dataType) && read.has(name) && !statistics.has(name))
    .map(({ name }) => name);
}
