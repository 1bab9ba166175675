/** @file Words of safety, in Chinese. */

import type { SAFETY as english } from '../../en/presets.ts';
import type { Translated } from '../../translated.ts';

export const safety: Translated<typeof english> = {
  threshold: '用于此后培育的变体。审阅中的规则可按得分拒绝其他变体。',
};
