/** A name as a pack's id: lower-case letters, digits and hyphens. */
export const packId = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '') || 'pack';
