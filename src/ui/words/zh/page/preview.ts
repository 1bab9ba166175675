/** @file Words of preview, in Chinese. */

import type { preview as english } from '../../en/page/preview.ts';
import type { Translated } from '../../translated.ts';

export const preview: Translated<typeof english> = {
  title: '实时预览',
  seed: '你的图片',
  reading: (p, entropy) => `p ${p}, H ${entropy}`,
  variant: (k) => `变体 ${k}`,
  readAs: (name, entropy) => `判读为 ${name}，熵 ${entropy} nat`,
  show: '显示',
  pictures: '图片',
  difference: '变化之处',
  aboutDifference: '每个点与你的图片相差多少，亮度加倍；黑色为未变。',
  holdFor: (twin) => `按住图片或 C 键查看${twin}`,
  working: '正在想象…',
  waiting: '正在想象此图片的变体…',
  notYet: '模型就绪后将显示预览。',
  took: (milliseconds) => `想象用时 ${milliseconds} 毫秒`,
  fewer: (made, wanted) => `${wanted} 个变体中的 ${made} 个，即本机约一秒的产量`,
  declined: (method, why) => `${method} 对此图片不产生结果：${why}。`,
  curves: '曲线与各项',
  steps: {
    title: '过程',
    making: '正在生成过程中的图片…',
    start: '起点',
    step: (step, last) => `第 ${step} / ${last} 步`,
    denoised: (step: number, of: number) => `去噪，第 ${step} 步，共 ${of} 步：它趋向的图片`,
    end: '结果',
    means: (p, entropy) => `平均 p ${p}，H ${entropy}`,
  },
  before: '之前的设置',
  bought: {
    title: '引导。',
    compared: '对比。',
    kept: (one, kept, other, keptOther, all) =>
      `${all} 张图片中，${one}保持类别 ${kept} 张，${other} ${keptOther} 张。`,
    change: {
      class: (by) => `${by} 的类别确定度`,
      information: (by) => `${by} 的信息`,
      diversity: (by) => `${by} 的图片间差异`,
    },
    nats: (value) => `${value} nat`,
    points: (value) => `${value} 个百分点`,
    both: (bought, cost) => `它带来了 ${bought}，代价是 ${cost}。`,
    only: (bought) => `它带来了 ${bought}，没有代价。`,
    cost: (cost) => `它没有带来什么，代价是 ${cost}。`,
    nothing: '在这张图片上两者相同。',
    and: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')}和${items.at(-1)!}`),
    less: (item) => `减少 ${item}`,
  },
};
