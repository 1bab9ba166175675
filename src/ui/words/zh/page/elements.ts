/** @file Words of elements, in Chinese. */

import type { elements as english } from '../../en/page/elements.ts';
import type { Translated } from '../../translated.ts';

export const elements: Translated<typeof english> = {
  /** Between what is listed, between parts of a sentence, and at its end. */
  comma: '、',
  semicolon: '；',
  stop: '。',
  between: '',
  shareOfShown: (name) => `${name} 的显示比例`,
  step: '步',
  close: '关闭',
  betweenAnd: (minimum, maximum) => `介于 ${minimum} 与 ${maximum} 之间。`,
  from: (label) => `${label} 从`,
  to: (label) => `${label} 到`,
  howMuchOfThe: '用了球的多少？',
  shareOfEpsilonEach: '各潜在通道占 epsilon 的比例',
  ofAtTheBorder: (full, shares) => `；${shares} 个中有 ${full} 个在边界`,
  channel: (i, share) => `通道 ${i} ${share}`,
  channel2: (i, share) => `通道 ${i}：${share}`,
  allClasses: '所有类别',
  fromTo: (edges, edges2) => `从 ${edges} 到 ${edges2}`,
  countedVariants: (n) => `${n} 个变体`,
  ofWord: (name) => `，${name}`,
  to2: (name, values, at) => `${name} 从 ${values} 到 ${at}`,
  class: '类别',
  seed: '种子',
  variant: '变体',
  time: {
    underASecond: '不到一秒',
    second: (n) => `${n} 秒`,
    minute: (n) => `${n} 分钟`,
    hour: (n) => `${n} 小时`,
    justNow: '刚刚',
    ago: (time) => `${time}前`,
    yesterday: '昨天',
    daysAgo: (n) => `${n} 天前`,
  },
};
