/** @file What deserves a look in a picture before it is grown: too dark, or blurred. */

export interface Measures {
  /** Mean luminance (Rec. 709 weights on the stored values), in [0, 1]. */
  readonly luminance: number;
  /** Standard deviation of the Laplacian of the luminance, in [0, 1] units: low where edges are soft. */
  readonly sharpness: number;
}

/**
 * Measures a small picture.
 *
 * @param pixels RGBA bytes; at one size for all pictures, since sharpness depends on it.
 */
export function measure({ width, height, data }: ImageData): Measures {
  const light = Float32Array.from({ length: width * height }, (_, i) => {
    const [r, g, b, a] = [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!, data[4 * i + 3]! / 255];
    return ((0.2126 * r + 0.7152 * g + 0.0722 * b) / 255) * a + (1 - a); // on white
  });
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const laplacian = light[i - 1]! + light[i + 1]! + light[i - width]! + light[i + width]! - 4 * light[i]!;
      sum += laplacian;
      squares += laplacian * laplacian;
      count++;
    }
  }
  const luminance = light.reduce((total, value) => total + value, 0) / Math.max(1, light.length);
  const mean = sum / Math.max(1, count);
  return { luminance, sharpness: Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean)) };
}
