/** @file Words of loupe, in Chinese. */

import type { LOUPE as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';

export const loupe: Translated<typeof english> = {
  title: '放大镜',
  open: '放大镜 (Z)',
  close: '关闭放大镜',
  seed: '种子',
  variant: (k) => `变体 ${k}`,
  still: (name) => `仍是 ${name}？`,
  ofSeed: (percent) => `其种子 ${percent}`,
  readAs: '判读为',
  likeness: '与种子的相似度',
  unsure: '熵变化',
  nats: 'nat',
};
