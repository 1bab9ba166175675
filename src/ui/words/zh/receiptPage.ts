/** @file A receipt's further questions in Chinese: what is asked, how long it takes, and what its figures are called. */

import { counted } from './counted.ts';
import type { ReceiptFigureWords, ReceiptPageWords, ReceiptTask } from '../receiptPage.ts';
import { arm as armWords } from './arms.ts';

export const receiptPage: ReceiptPageWords = {
  further: '还要回答',
  questions: {
    ratios: {
      label: '多少变体才够',
      about: '用每个种子的 0、1、2、5 和 10 个变体训练，有多少用多少。',
    },
    robustness: {
      label: '变差的图片判读得如何',
      about: '在 15 种退化下判读测试图片：轻微、强烈和严重。',
    },
    longTail: {
      label: '大小悬殊的类别',
      about: '有的类别种子多、有的种子少地训练；需要三个或更多类别。',
    },
  },
  tailRatio: {
    label: '最大类别与最小类别之比',
    about: '随机去掉种子，直到类别相差这么多。',
  },
  estimate: (kind, duration, measured) =>
    `训练${kind === 'most' ? '最多' : '大约'}需要 ${duration}，${
      measured ? '按上次收据的速度' : '按服务器两个线程所用的时间'
    }。`,
  noEstimate: '开始训练后就会显示需要多久。',
  task: (task, left) => `${doing(task)}${left === null ? '' : `；还需约 ${left}`}`,
};

function doing(task: ReceiptTask): string {
  if (task.kind === 'reading') return '正在读取图片';
  if (task.kind === 'corrupting') return `正在判读变差的图片：第 ${task.done + 1} 种，共 ${task.of} 种`;
  const { title } = armWords(task.arm);
  const place = `第 ${task.done + 1} 次训练，共 ${task.jobs} 次，每次 ${counted(task.updates, '步')}`;
  switch (task.stage) {
    case 'pilot':
    case 'trial':
      return `正在确定训练时长：${title}`;
    case 'all':
      return `正在用“${title}”和全部种子训练一个可以带走的分类器`;
    case 'run':
      return `用“${title}”，第 ${task.repeat + 1} 次运行：${place}`;
    case 'ratio':
      return `变体或多或少，${title}，第 ${task.repeat + 1} 次运行：${place}`;
    case 'tail':
      return `类别大小悬殊，${title}，第 ${task.repeat + 1} 次运行：${place}`;
    default:
      return task.stage satisfies never;
  }
}

export const receiptFigures: ReceiptFigureWords = {
  arm: '训练方式',
  ratios: {
    title: '多少变体才够？',
    subtitle: '测试图片判读正确的比例，按每个种子的变体数',
    axis: '变体',
  },
  robustness: {
    title: '变差的图片判读得如何？',
    subtitle: '测试图片判读正确的比例，15 种退化的平均',
    severity: (severity) => `强度 ${severity}`,
    all: '全部',
    each: '逐种退化',
    corruption: '退化',
  },
  longTail: (most, least) => ({
    title: '类别大小悬殊时呢？',
    subtitle: `判读正确的比例，各类别有 ${most} 到 ${least} 个种子，按类别平均`,
  }),
  tail: {
    ...{ many: '种子多', medium: '较少', few: '种子少', all: '所有类别', loss: 'Softmax' },
    losses: { plain: '普通', balanced: '平衡' },
    untested: '无测试',
  },
  corruptions: {
    gaussian_noise: '高斯噪声',
    shot_noise: '散粒噪声',
    impulse_noise: '脉冲噪声',
    defocus_blur: '散焦',
    glass_blur: '毛玻璃',
    motion_blur: '运动模糊',
    zoom_blur: '缩放模糊',
    snow: '雪',
    frost: '霜（程序生成）',
    fog: '雾',
    brightness: '亮度',
    contrast: '对比度',
    elastic: '弹性形变',
    pixelate: '像素化',
    jpeg: 'JPEG',
  },
};
