/** @file Words of howFar, in Chinese. */

import type { howFar as english } from '../../en/page/howFar.ts';
import type { Translated } from '../../translated.ts';

export const howFar: Translated<typeof english> = {
  recipes: '配方',
  presets: {
    subtle: {
      title: '轻微',
      about: '一半距离：最能保持类别，增添最少。',
    },
    balanced: {
      title: '平衡',
      about: '在已知能保持类别的范围内走得最远。',
    },
    bold: {
      title: '大胆',
      about: '再远一半：增添最多，也更常丢失类别。',
    },
    published: {
      title: '与论文一致',
      about: '仅引导想象，使用论文发布代码的一步（GIF）：用于对照。',
    },
  },
  own: '你的设置。',
  ofProposal: '预设是为此数据集推荐的配方，取三种距离。',
  ofDefault: '预设是通用配方的三种距离；为此数据集推荐的配方会取而代之。',
  title: '离原图多远',
  times: (times, mark) => (times === 1 ? `与${mark}相同` : `${mark}的 ${Math.round(100 * times)}%`),
  proposed: '推荐值',
  suggested: '建议值',
  setting: (label, value) => `${label} ${value}`,
  ofMethod: (method, settings) => `${method}：${settings.join('、')}`,
  moves: (settings) => `改变${settings.join('；')}。`,
  still: (methods) => `${methods.join('、')}保持不变。`,
  radius: '什么是半径',
  nothing: '这些方法没有可设的距离：其作用见“高级”。',
  zone: {
    tried: (kept) => `目前试过的变体中只有 ${kept} 保持类别。`,
    untried: '尚未用你的图片试过：请看预览。',
    suggested: '超出模型建议：请看预览，或让系统推荐配方。',
  },
  advanced: '高级',
};
