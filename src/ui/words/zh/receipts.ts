/** @file What a receipt shows, and what its reader must know, in Chinese. */

import { counted, rounded } from './counted.ts';
import type { Finding, NamedArm, NamedClass, TailShares } from '../../../core/receipt/findings.ts';
import type { Gain } from '../../../core/receipt/figures.ts';
import type { GrownIn } from '../../../core/receipt/receipt.ts';
import type { ReceiptNote } from '../../../core/receipt/notes.ts';
import type { Worth } from '../../../core/receipt/worth.ts';
import { arm as armWords } from './arms.ts';

/** One thing that a receipt shows, as a sentence. */
export function finding(one: Finding): string {
  switch (one.code) {
    case 'gain':
      return gained(one.arm, one.base, one.gain);
    case 'helped':
      return `对 ${classes(one.classes, signed)} 帮助最大。`;
    case 'harmed':
      return `它对 ${classes(one.classes, signed)} 有害：请查看其变体。`;
    case 'weak':
      return `判读最差的是 ${classes(one.classes, percent)}。`;
    case 'rival':
      return `“${called(one.arm)}”${one.better ? '更好' : '同样好'}：${percent(one.arm.mean)}。`;
    case 'worth':
      return `每个种子：${listOf(one.worth.map((own, i) => worth(one.arm, own, i)))}。`;
    case 'robustness':
      return robust(one);
    case 'long-tail':
      return tailed(one);
    case 'few-tests':
      return `只有 ${one.tests} 张测试图片：每张相当于 ${points(1 / one.tests)} 个百分点。`;
    default:
      return one satisfies never;
  }
}

function gained(arm: NamedArm, base: NamedArm, gain: Gain): string {
  const by = `${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  const runs = counted(gain.runs, '次运行');
  const reads = `你的分类器对新图片判读正确 ${percent(arm.mean)}`;
  switch (gain.verdict) {
    case 'better':
      return `用“${called(arm)}”，${reads}，而非 ${percent(base.mean)}（${runs}，${by}）。`;
    case 'worse':
      return `用“${called(arm)}”，${reads}，用“${called(base)}”为 ${percent(base.mean)}：在这里没有帮助，反而有害（${runs}，${by}）。`;
    case 'unclear':
      return `用“${called(arm)}”，${reads}，用“${called(base)}”为 ${percent(base.mean)}（${runs}，${by}）：${gain.runs < 2 ? '一次运行无法说明是否超出偶然。' : '差异不大于偶然，因此没有证明有帮助。'}`;
    default:
      return gain.verdict satisfies never;
  }
}

function worth(arm: string, { k, others, kind }: Worth, i: number): string {
  const as = `${kind === 'most' ? '超过 ' : ''}${rounded(others, 1)}`;
  if (i > 0) return `${k} 个相当于 ${as} 个`;
  const one = arm === 'guided' ? '引导变体' : `“${armWords(arm).title}”变体`;
  return `${k} 个${one}相当于 ${as} 个 RandAugment 变体`;
}

function robust({ arm, base, gain, corruptions, severities }: Extract<Finding, { code: 'robustness' }>): string {
  const each = severities.map(
    ({ severity, mean, base: other }) => `强度 ${severity} 为 ${percent(mean)}（${percent(other)}）`,
  );
  return (
    `对以 ${corruptions} 种方式变差的图片，用“${called(arm)}”判读正确 ${percent(arm.mean)}，` +
    `用“${called(base)}”为 ${percent(base.mean)}${gain === null ? '' : `（${difference(gain)}）`}；` +
    `${listOf(each)}。`
  );
}

function tailed({
  arm,
  base,
  most,
  least,
  gain,
  plain,
  of,
  balanced,
}: Extract<Finding, { code: 'long-tail' }>): string {
  const shares = ({ all, few }: TailShares) =>
    `所有类别 ${percent(all)}${few === null ? '' : `、种子少的类别 ${percent(few)}`}`;
  const title = armWords(arm).title;
  return (
    `各类别有 ${most} 到 ${least} 个种子时，用“${title}”判读正确：${shares(of)}，` +
    `用“${armWords(base).title}”：${shares(plain)}${gain === null ? '' : `（${difference(gain)}）`}` +
    `${balanced === null ? '' : `；用“${title}”和平衡 softmax：${shares(balanced)}`}。`
  );
}

/** A gain by itself, and what it is worth. */
function difference(gain: Gain): string {
  const runs = counted(gain.runs, '次运行');
  const by = `${runs}，${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  if (gain.verdict !== 'unclear') return by;
  return `${by}，${gain.runs < 2 ? '一次运行无法与偶然区分' : '不大于偶然'}`;
}

/** Whose variants trained, as a sentence. */
export const grownIn = ({ made, name }: GrownIn): string =>
  `新图片来自运行 ${made}${name === undefined ? '' : `「${name}」`}。`;

/** What a reader of a receipt must know, as a sentence. */
export function receiptNote(note: ReceiptNote): string {
  if (typeof note === 'string') return note;
  switch (note.code) {
    case 'not-looked-for':
      return '没有裁判：未查找训练与测试图片之间的近似副本。';
    case 'copies': {
      const { seeds, leftOut } = note;
      const are = `${counted(seeds, '个种子')}几乎是测试图片的副本`;
      return leftOut ? `${are}，已排除。` : `${are}，因此所有数值都偏高：请将${seeds === 1 ? '它' : '它们'}排除。`;
    }
    case 'together':
      return note.seeds === 1
        ? '1 个几乎是另一种子副本的种子与其一起保留。'
        : `${note.seeds} 个几乎是其他种子副本的种子与其一起保留。`;
    case 'guided-by-all':
      return '负责引导的裁判见过所有种子：各折保留的是图片和变体，而不是它学到的内容。';
    case 'picked-by-all':
      return '负责挑选的裁判认识所有种子，包括轮流保留的：只有带测试图片的数据集才能说明其增益。';
    default:
      return note satisfies never;
  }
}

const called = ({ arm }: NamedArm): string => armWords(arm).title;
const percent = (share: number): string => `${rounded(100 * share, 1)}%`;
const points = (share: number): string => rounded(100 * share, 1);
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
const classes = (all: readonly NamedClass[], say: (share: number) => string): string =>
  listOf(all.map(({ name, share }) => `${name} (${say(share)})`));
const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join('、')}和${parts.at(-1)!}`;
