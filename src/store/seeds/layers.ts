/** @file The layers of a seed: its object and its scene, as new scenes are made of them. */

import type { ImageId } from '../../core/brands.ts';
import { failureOf } from '../../core/failure.ts';
import { failure, type Result } from '../../protocol/failure.ts';
import type { SeenLayers } from '../../protocol/models.ts';
import type { Context } from '../context.ts';
import { fileOf } from '../judging.ts';
import { sightOf } from '../sight.ts';

/** The layers as the recipe asks to see the picture. */
export async function seedLayers(context: Context, id: ImageId): Promise<Result<SeenLayers>> {
  try {
    const { seeds, recipe } = context.store.getState();
    const image = seeds.images.get(id);
    if (!image) return failure({ code: 'file-gone', path: id });
    return await context.engine.layers(await fileOf(context, image), sightOf(recipe));
  } catch (error) {
    return failure(failureOf(error));
  }
}
