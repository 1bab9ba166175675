/** @file Words of reviewing, in Chinese. */

import type { REVIEWING as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';

export const reviewing: Translated<typeof english> = {
  tally: (variants, accepted, rejected) =>
    [
      `${variants} 张图片`,
      ...(accepted > 0 ? [`${accepted} 张已接受`] : []),
      ...(rejected > 0 ? [`${rejected} 张已拒绝`] : []),
    ].join('，'),
  stillTitle: '裁判认为属于其类别的可能性（类别得分）',
  unsure: '不确定',
  unsureTitle: '裁判比对种子更不确定多少：熵变化，单位 nat',
  differs: '差异',
  differsTitle: '与同胞的差异：在多样性项中的份额，单位 nat',
  flat: '跨种子排序，不显示种子 (F)',
  ruled: '规则会拒绝它',
};
