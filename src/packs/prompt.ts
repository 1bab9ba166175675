/** Where a class's name goes in a prompt template. */

import { FailureError } from '../core/failure.ts';
export const PLACEHOLDER = '{label}';

/**
 * Fills a prompt template with a class's name.
 * @param template A sentence with {@link PLACEHOLDER} at least once, for instance `This is a photo of a {label}`.
 * @param name The class's name. An empty one leaves the sentence without it.
 * @returns The prompt, without doubled or trailing spaces.
 * @throws RangeError when the template has no placeholder: every class would get the same sentence.
 */
export function fillPrompt(template: string, name: string): string {
  if (!template.includes(PLACEHOLDER)) throw new FailureError({ code: 'prompt', placeholder: PLACEHOLDER, template });
  // A function, since "$&" in a name would mean something in a replacement text.
  return template
    .replaceAll(PLACEHOLDER, () => name.trim())
    .replace(/\s+/gu, ' ')
    .trim();
}
