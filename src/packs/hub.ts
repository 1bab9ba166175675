/** @file The hub of models that presets are fetched from, and where it sends large files from. */

/** Ends in `/`. */
export const HUB = 'https://huggingface.co/';

/**
 * What a page must be allowed to connect to, as a content security policy names it: the hub answers an address of a large file with the
 * address of a network near the person, and a policy is asked about that one too. A star stands for any number of names.
 */
export const HUB_SOURCES: readonly string[] = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];
