import { picture, type Picture } from '../augment/picture.ts';

/** Fewer, larger pixels: the means of boxes, shown as squares. @param scale share of the pixels along a side that is left. */
export function pixelate(source: Picture, scale: number): Picture {
  const { width, height } = source;
  const [w, h] = [Math.max(1, Math.trunc(width * scale)), Math.max(1, Math.trunc(height * scale))];
  const narrow = boxed(source, w, true);
  const small = boxed(narrow, h, false);
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = Math.floor(((y + 0.5) * h) / height) * w + Math.floor(((x + 0.5) * w) / width);
      for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c] = small.data[3 * from + c]!;
    }
  }
  return picture(width, height, data);
}

/** Along one axis, the mean of the pixels whose centres lie in each span, to the nearest level, halves up. */
function boxed(source: Picture, size: number, rows: boolean): Picture {
  const [width, height] = rows ? [size, source.height] : [source.width, size];
  const span = (rows ? source.width : source.height) / size;
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = rows ? x : y;
      const first = Math.ceil(i * span - 0.5);
      const end = Math.max(first + 1, Math.ceil((i + 1) * span - 0.5));
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let j = first; j < end; j++) {
          sum += source.data[3 * (rows ? y * source.width + j : j * source.width + x) + c]!;
        }
        data[3 * (y * width + x) + c] = Math.floor(sum / (end - first) + 0.5);
      }
    }
  }
  return picture(width, height, data);
}
