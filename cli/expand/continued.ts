/** @file The options of a run that goes on with a project: what nobody says now is as the project says it. */

import type { EarlierProject } from './earlierProject.ts';
import type { GivenOptions } from './options.ts';

/** Options with the project's recipe and prompt under them, and the names that it gives to classes. */
export interface Continued {
  readonly options: GivenOptions;
  /** By key of the class. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The options of a run.
 *
 * @param options as they were given.
 * @param project `null` where there is none: everything is as the options say.
 * @throws UsageError where options do not go with the stored recipe.
 */
export function continued(options: GivenOptions, project: EarlierProject | null): Continued {
  if (!project) return { options, names: new Map() };
  const { run, recipe, prompt, classes } = project.document;
  return {
    options: {
      ...options,
      recipe: options.recipeOver(run?.settings ?? recipe),
      prompt: options.prompt ?? run?.prompt ?? prompt,
    },
    // The run's own: a class may have been given another name since, and then its figures would be of another question.
    names: new Map(classes.map(({ key, name }, i) => [key, run?.names[i] ?? name])),
  };
}
