/** @file What the arms of a receipt are called, and how receipts are made, in Chinese. */

import { armOf, type FixedArmId } from '../../../core/receipt/arms.ts';
import type { Protocol } from '../../../core/receipt/protocol.ts';
import { isMethodId, methodOf } from '../../../core/methods/table.ts';
import type { ArmWords } from '../words.ts';
import { term } from './terms.ts';

const FIXED: Readonly<Record<FixedArmId, ArmWords>> = {
  original: {
    title: '只用文件夹',
    about: '种子原样，只有各组都有的小幅旋转、平移和翻转。',
  },
  expansion: {
    title: '扩充集',
    about: '种子以及导出中未被拒绝的变体，不含挑选的图片；若为普通文件夹，则为引导生成的部分。',
  },
  accepted: {
    title: '人工接受的',
    about: '种子以及导出中被人接受的变体。',
  },
  picked: {
    title: '挑选的',
    about: '种子以及从无标签文件夹中挑选且未被拒绝的真实图片。',
  },
  synthetic: {
    title: '只用变体',
    about: '扩充集中的变体，不含种子。',
  },
  'expansion-randaugment': {
    title: '扩充集加 RandAugment',
    about: '扩充集，每张图片每次出现时由 RandAugment 改变：train.py 就是这样训练的。',
  },
  infinite: {
    title: '无限 RandAugment',
    about: '种子每次由 RandAugment 改变，更新次数与扩充集在相同轮数下一样多。',
  },
  distilled: {
    title: '裁判蒸馏',
    about: '种子，每个标签有一半是裁判头在未见过图片时的判读。',
  },
  'expansion-distilled': {
    title: '扩充集加裁判标签',
    about: '扩充集，每个标签有一半是裁判头在未见过种子时的判读。',
  },
  head: {
    title: '裁判头',
    about: '在裁判的冻结特征上的岭回归分类器，几秒内从种子和名称学得。',
  },
  'fine-tuned': {
    title: '微调后的裁判',
    about: '裁判头，并在种子及其镜像上继续训练其最后几个模块。',
  },
  'fine-tuned-expansion': {
    title: '用扩充集微调的裁判',
    about: '从裁判头出发，在种子和变体上继续训练裁判的最后几个模块。',
  },
  'fine-tuned-synthetic': {
    title: '只用变体微调的裁判',
    about: '从类别名称出发，在不含种子的变体上继续训练裁判的最后几个模块。',
  },
  'zero-shot': {
    title: '按名称的裁判',
    about: '只有类别名称的裁判，不用一张图片。',
  },
};

const isFixed = (id: string): id is FixedArmId => Object.hasOwn(FIXED, id);

/** How an arm is called; one that this version does not have, by its id. */
export function arm(id: string): ArmWords {
  if (isFixed(id)) return FIXED[id];
  const work = armOf(id)?.work;
  if (work?.kind !== 'trained') return { title: id, about: '' };
  if (work.online !== null) {
    const title = term(methodOf(work.online).title);
    return { title: `即时 ${title}`, about: `种子，每次出现时由 ${title} 改变。` };
  }
  const title = work.pool !== null && isMethodId(work.pool) ? term(methodOf(work.pool).title) : id;
  return { title, about: `种子以及事先由 ${title} 为每个生成的 K 个变体。` };
}

/** How a receipt was made, in sentences. */
export function protocol({ test, length, net, batch, tuned, repeats, seed }: Protocol): string {
  const tests =
    test.kind === 'split'
      ? `测试图片为 ${test.split} 划分`
      : `每次运行中每个种子被保留一次，共 ${test.folds} 折；被保留种子的变体不参与训练`;
  const long =
    length.kind === 'epochs'
      ? `各组对每张图片看 ${length.epochs} 次（轮数相同）`
      : `各组进行 ${length.updates} 次更新（次数相同${length.found ? '，以最慢者在部分种子上所需为准' : ''}）`;
  const rates = tuned ? '各组的学习率和权重衰减在部分种子上选定' : '各组学习率和权重衰减相同';
  const runs =
    repeats === 1 ? `运行一次，随机种子数为 ${seed}` : `± 为 ${repeats} 次运行的标准差，随机种子数从 ${seed} 起`;
  return `${tests}；${long}，每次 ${batch} 张图片；${rates}。网络为 ${net.kind}，宽 ${net.width} 通道，以 ${net.side} 像素从头训练；${runs}。`;
}
