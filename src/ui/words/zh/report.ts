/** @file The report to hand on, in Chinese. */

import { methodOf } from '../../../core/methods/table.ts';
import type { REPORT as ENGLISH } from '../en/report.ts';
import type { Translated } from '../translated.ts';
import { percent } from './counted.ts';
import { term } from './terms.ts';

export const REPORT: Translated<typeof ENGLISH> = {
  lang: 'zh',
  title: (name) => `${name}，培育后`,
  by: ({ parts, select }) =>
    [...parts.map(({ method }) => term(methodOf(method).title)), ...(select ? ['筛选'] : [])].join('、'),
  unanswered: '尚未测量分类器是否因此变好：请使用“凭证”步骤。',
  summary: ({ originals, variants, by }) => `${originals} 张原图和 ${variants} 张新图片，培育方法：${by}。`,
  reviewed: ({ accepted, unreviewed, rejected }) =>
    `新图片中有 ${accepted} 张已接受，${unreviewed} 张未审阅；另有 ${rejected} 张被拒绝，不计入此处。`,
  classes: '各类别',
  columns: ['类别', '原图', '新图片', '判读为本类的种子', '判读为本类的新图片'],
  receipt: '分类器学到了什么',
  arms: ['训练所用', '图片', '判读正确'],
  otherRun: '它出自另一次运行，而不是此处所示图片的那次运行。',
  pictures: '图片',
  picturesAbout: '每个类别的一个种子，旁边是由它培育的图片，以及裁判认为各自属于该类别的可能性。',
  seed: '种子',
  variant: (k, share) => `新 ${k}，${share}`,
  settings: '如何制作',
  runSeed: (seed) => `随机种子数 ${seed}：相同的文件夹和配方得到相同的图片。`,
  models: '模型',
  licences: '原图的许可',
  roles: { prior: '先验', judge: '裁判', mask: '掩膜', safety: '安全' },
  licence: ({ title, attribution, licence, url }) => `${title}，作者 ${attribution}，${licence}：${url}`,
  percent,
  made: (version, day) => `由 Offshoot ${version} 制作，${day}。一切都在此文件中。`,
};
