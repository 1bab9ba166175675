/** @file Everything that may stand on a role's list: what is here, and presets that are not. */

import type { PackRole } from '../../../packs/place.ts';
import { PRESETS, type Preset } from '../../../packs/presets.ts';
import type { ShelvedPack } from '../../../protocol/packs.ts';

export type Choosable =
  { readonly kind: 'here'; readonly pack: ShelvedPack } | { readonly kind: 'preset'; readonly preset: Preset };

export function choicesOf(role: PackRole, packs: readonly ShelvedPack[]): readonly Choosable[] {
  const here = packs.filter((pack) => pack.role === role);
  const missing = PRESETS.filter((preset) => preset.role === role && !here.some((pack) => pack.preset === preset.id));
  return [
    ...here.map((pack): Choosable => ({ kind: 'here', pack })),
    ...missing.map((preset): Choosable => ({ kind: 'preset', preset })),
  ];
}
