/** @file The pictures of a receipt, and which of them may train where some seeds are held out. */

/** A picture that trains or tests. */
export interface ReceiptPicture {
  /** Its place in the data set; no other picture has the same. */
  readonly path: string;
  /** Index of its class. */
  readonly label: number;
  /** What share of each class it shows, where its label is soft; `null` where it is its class alone. */
  readonly soft: Float32Array | null;
  /** Indices of the seeds that it shows anything of: its own for a seed; two for a mixture; none for a test picture. */
  readonly origins: readonly number[];
  /** Slot of a variant, from 1; 0 for a picture that nobody made. */
  readonly k: number;
  /** [3, side, side], 0 to 255: planes of red, green and blue at the side that the network sees. */
  readonly pixels: Uint8Array;
}

/** Pictures none of whose origins is held out: no variant of a held-out seed, and no mixture with one, ever trains. */
export const withoutHeldOut = <Picture extends Pick<ReceiptPicture, 'origins'>>(
  pictures: readonly Picture[],
  heldOut: ReadonlySet<number>,
): readonly Picture[] => pictures.filter(({ origins }) => origins.every((origin) => !heldOut.has(origin)));

/** Distributions over the classes, one row a picture: [pictures, classes], half of each what a teacher reads where there is one. */
export function targetsOf(
  pictures: readonly (Pick<ReceiptPicture, 'label' | 'soft'> & { readonly teacher?: Float32Array | null })[],
  classes: number,
): Float32Array {
  const rows = new Float32Array(pictures.length * classes);
  pictures.forEach(({ label, soft, teacher }, i) => {
    const row = rows.subarray(i * classes, (i + 1) * classes);
    if (soft) row.set(soft);
    else row[label] = 1;
    if (teacher) for (let c = 0; c < classes; c++) row[c] = (row[c]! + teacher[c]!) / 2;
  });
  return rows;
}
