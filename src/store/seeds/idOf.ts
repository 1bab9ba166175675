import type { ImageId } from '../../core/brands.ts';
import { seedId } from '../../core/dataset/seedImages.ts';
import type { SeedImage } from './state.ts';

/** A path is looked at closely, which takes a tenth of a second for 50,000: once for each image as it is. */
const IDS = new WeakMap<SeedImage, ImageId>();

/** What streams and the order of seeds go by: the same in the command. */
export function idOf(image: SeedImage): ImageId {
  const known = IDS.get(image);
  if (known !== undefined) return known;
  const { id: path, split, label } = image;
  const id = seedId({ path, split, label });
  IDS.set(image, id);
  return id;
}
