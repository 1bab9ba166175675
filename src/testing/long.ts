/** @file Cases of a property test: some in every run, many in `npm run test:long`. */

export const isLong = process.env.LONG === '1';

/** @param short in `npm test`. @param long in `npm run test:long`. */
export const cases = (short: number, long: number): { readonly numRuns: number } => ({
  numRuns: isLong ? long : short,
});
