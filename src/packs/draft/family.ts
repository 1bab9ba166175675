/** What a pack's graphs are to each other. */
export const FAMILIES = [
  'image and text towers',
  'autoencoder',
  'masked autoencoder',
  'diffusion',
  'unclip',
  'classifier',
] as const;
export type Family = (typeof FAMILIES)[number];
