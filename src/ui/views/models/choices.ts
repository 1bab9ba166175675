/** @file Everything that may stand on a role's list: what is here, presets that are not, and what a person may bring. */

import { BROUGHT, type Brought } from '../../../packs/brought.ts';
import type { PackRole } from '../../../packs/place.ts';
import { PRESETS, type Preset } from '../../../packs/presets.ts';
import type { ShelvedPack } from '../../../protocol/packs.ts';

export type Choosable =
  | { readonly kind: 'here'; readonly pack: ShelvedPack }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'brought'; readonly brought: Brought };

export function choicesOf(role: PackRole, packs: readonly ShelvedPack[]): readonly Choosable[] {
  const here = packs.filter((pack) => pack.role === role);
  const missing = PRESETS.filter((preset) => preset.role === role && !here.some((pack) => pack.preset === preset.id));
  const unbrought = BROUGHT.filter((one) => one.role === role && !here.some(({ title }) => title === one.title));
  return [
    ...here.map((pack): Choosable => ({ kind: 'here', pack })),
    ...missing.map((preset): Choosable => ({ kind: 'preset', preset })),
    ...unbrought.map((brought): Choosable => ({ kind: 'brought', brought })),
  ];
}

/** Tells one from the others of its role. */
export function nameOf(choice: Choosable): string {
  switch (choice.kind) {
    case 'here':
      return choice.pack.key ?? 'own';
    case 'preset':
      return choice.preset.id;
    case 'brought':
      return choice.brought.id;
    default:
      return choice satisfies never;
  }
}
