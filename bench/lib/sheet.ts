import sharp from 'sharp';
import { unstack, type Tensor } from '../../src/core/tensor.ts';
import { COMB_SIDE } from '../../src/evaluation/comb.ts';
import { EPSILONS, squares, variantsOf, type Picture, type ReconstructionPrior } from './priorFigures.ts';

const VARIANTS = 4;
const GAP = 4;
const HEADER = 22;

/**
 * Draws a contact sheet: for each picture a row with the seed, its reconstruction, and four variants at each radius.
 * @param path of the PNG to write.
 * @param prior with a spatial latent.
 * @param pictures one row each.
 * @param units as for `measurePrior`.
 */
export async function writeSheet(
  path: string,
  prior: ReconstructionPrior,
  pictures: readonly Picture[],
  units: readonly number[] | null,
): Promise<void> {
  const seeds = squares(pictures, COMB_SIDE);
  const latents = await prior.encode(seeds);
  const columns: { title: string; images: Tensor[] }[] = [
    { title: 'seed', images: unstack(seeds) },
    { title: 'reconstruction', images: unstack(await prior.decode(latents)) },
  ];
  for (const epsilon of EPSILONS)
    for (let variant = 0; variant < VARIANTS; variant++) {
      const images = unstack(await prior.decode(variantsOf(latents, pictures, variant, epsilon, units)));
      columns.push({ title: `epsilon ${epsilon}`, images });
    }
  await drawSheet(path, columns, COMB_SIDE);
}

/** A column of a sheet: its pictures from top to bottom, and what stands above them. */
export interface Column {
  readonly title: string;
  /** [3, side, side] each, or words in a picture's place. */
  readonly images: readonly (Tensor | string)[];
}

/**
 * Draws columns of pictures.
 * @param path of the PNG or JPEG to write.
 * @param columns of one length.
 * @param side of every picture, in pixels.
 */
export async function drawSheet(path: string, columns: readonly Column[], side: number): Promise<void> {
  const pitch = side + GAP;
  const rows = columns[0]?.images.length ?? 0;
  const labels = columns.map(({ title }, column) => ({ input: label(title, side), left: column * pitch, top: 0 }));
  const tiles = await Promise.all(
    columns.flatMap(({ images }, column) =>
      images.map(async (image, row) => ({
        input: typeof image === 'string' ? label(image, side) : await png(image),
        left: column * pitch,
        top: HEADER + row * pitch,
      })),
    ),
  );
  const [width, height] = [columns.length * pitch - GAP, HEADER + rows * pitch - GAP];
  await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([...labels, ...tiles])
    .toFormat(path.endsWith('.png') ? 'png' : 'jpeg', path.endsWith('.png') ? {} : { quality: 85, mozjpeg: true })
    .toFile(path);
}

function label(title: string, side: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${HEADER}"><text x="2" y="15" font-family="sans-serif" font-size="13">${title}</text></svg>`,
  );
}

function png({ dims, data }: Tensor): Promise<Buffer> {
  const [, height, width] = dims as [number, number, number];
  const area = height * width;
  const bytes = Buffer.from(
    Uint8Array.from({ length: 3 * area }, (_, i) => Math.round(255 * data[(i % 3) * area + Math.floor(i / 3)]!)),
  );
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
