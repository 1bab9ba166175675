/** @file What stays as somebody chose it when one method takes another's place. */

import type { SettingValues } from '../methods/settings.ts';
import { methodOf, type MethodId } from '../methods/table.ts';
import { partOf, type RecipePart } from './recipe.ts';

/**
 * A method with what was chosen for others, as far as it can be told the same. What nobody chose is its own default: another method's
 * may mean something else for it, as no step of guidance does.
 *
 * @param parts the others; the first that has a setting counts.
 * @param method the method.
 * @param share of it. Default: 1.
 */
export function carriedOver(parts: readonly RecipePart[], method: MethodId, share = 1): RecipePart {
  const part = partOf(method, share);
  const chosen = Object.entries(methodOf(method).settings).flatMap(([name, { kind }]) => {
    const from = parts.find((one) => Object.hasOwn(one.settings, name));
    const setting = from && methodOf(from.method).settings[name]!;
    const value = from && (from.settings as unknown as SettingValues)[name];
    return setting?.kind === kind && value !== setting.default ? [[name, value] as const] : [];
  });
  return { ...part, settings: { ...part.settings, ...Object.fromEntries(chosen) } } as RecipePart;
}
