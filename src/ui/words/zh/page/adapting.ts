/** @file Words of adapting the prior to a project's pictures, in Chinese. */

import type { adapting as english } from '../../en/page/adapting.ts';
import type { Translated } from '../../translated.ts';

export const adapting: Translated<typeof english> = {
  title: '让先验适应你的图片',
  about:
    '先验会学着更忠实地还原你的图片：在四个数据集上，它在未见过的图片上的误差下降了 1% 到 6%。用变体训练的分类器并没有因此变好，所以这只关乎图片的观感。',
  howLong:
    '它在本页面里用处理器运行，需要几分钟；图片不会离开这台机器。学到的内容留在新的先验里：像对待图片一样，谨慎分享它。',
  adaptTo: (count) => `适应 ${count} 张图片`,
  someOf: (some, all) => `${all} 张图片中有 ${some} 张参加，每个类别按比例抽取。`,
  byCommand:
    '它靠去噪生成图片：这样的先验由命令来适应（npm run expand -- <数据集> --adapt-prior），本页面适应自编码器。',
  settings: '设置',
  steps: '步数（最多）',
  stepsHint: '每 50 步看一次留出的图片；连续三次都没有变好，就提前结束。',
  progress: '正在适应先验',
  reading: (done, total) => `正在读取图片，${done} / ${total}`,
  opening: '正在读取图片……',
  atStep: (step, of) => `第 ${step} 步，共 ${of} 步`,
  left: (time) => `最多还需 ${time}`,
  stop: '停止',
  goOn: '继续',
  beginAnew: '重新开始',
  stoppedAt: (step, of) =>
    `在第 ${step} 步停下，共 ${of} 步。可以从这里继续；如果图片、先验或配方已经改变，就会重新开始。`,
  howTrue: '还原的结果离原图有多远？',
  ofHeldOut: '留出图片的平均绝对差，取值范围为 1',
  error: '差异',
  heldOut: '留出的图片',
  picture: '图片',
  before: '之前',
  now: '现在',
  numbered: (row, number) => `${row} ${number}`,
  adapted: '先验已适应',
  better: (tested, before, after, change, count) =>
    `在 ${tested} 张没有参加的图片上，经过 ${count} 步，平均绝对差从 ${before} 变为 ${after}（${change}）。`,
  noBetter: '先验保持原样',
  noLookWas: '每次看留出的图片都不比第一次好：没有收获，也没有生成新的先验。',
  useIt: '使用这个先验',
  itIsInUse: '正在使用这个先验。',
  sheet: '没有参加的图片：原图、之前和现在',
  ok: '好',
  madeFrom: (title, count, taken) =>
    `由 ${title} 在一个数据集的 ${count} 张图片（含留出的）上经过 ${taken} 步得到。它包含从这些图片学到的内容。`,
  ownAdapters: (classes, names, others) => `${classes} 个类别有自己的适配器：${names}${others > 0 ? ' 等' : ''}。`,
};
