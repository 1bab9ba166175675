/** @file What prompts are made of, as published; entries stand between semicolons, and "none" adds nothing. */

export const DOMAINS = 'an image of; a real-world photo of; a cartoon image of; an oil painting of; a sketch of';

export const ADJECTIVES =
  'none; colorful; stylized; high-contrast; low-contrast; posterized; solarized; sheared; bright; dark';
