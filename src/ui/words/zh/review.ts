/** @file Decisions and steps of the review, in Chinese. */

import type { DecisionReason, Figure, Rule, StepTitle, Verdict } from '../../../core/review.ts';
import { counted, figure } from './counted.ts';

const VERBS: Readonly<Record<Verdict, string>> = { accepted: '接受', rejected: '拒绝', unreviewed: '清除' };

export function step(title: StepTitle): string {
  switch (title.code) {
    case 'decide':
      return `${VERBS[title.verdict]} ${counted(title.variants, '个变体')}`;
    case 'relabel':
      return `改标 ${counted(title.variants, '个变体')}`;
    case 'reject-by-rule':
      return `按规则拒绝 ${counted(title.variants, '个变体')}`;
    case 'regrow':
      return '重新培育一个变体';
    case 'pick':
      return `添加 ${counted(title.pictures, '张相关图片')}`;
    case 'unpick':
      return `移除 ${counted(title.pictures, '张相关图片')}`;
    case 'leave-out':
      return `排除 ${seedsWords(title)}`;
    case 'use-again':
      return `重新使用 ${seedsWords(title)}`;
    case 'leave-out-class':
      return `排除类别 ${title.name}`;
    case 'use-class-again':
      return `重新使用类别 ${title.name}`;
    case 'relabel-seed':
      return `将 ${title.seed} 改标为 ${title.to}`;
    case 'move-crop':
      return `移动 ${title.seed} 的正方形`;
    case 'keep-label':
      return `保留 ${title.seed} 的标签`;
    case 'text':
      return title.text;
    default:
      return title satisfies never;
  }
}

const seedsWords = ({ seeds, name }: { readonly seeds: number; readonly name: string | null }): string =>
  name ?? `${seeds} 个种子`;

export function decision(reason: DecisionReason): string {
  switch (reason.code) {
    case 'rule':
      return ruleWords(reason.rule);
    case 'seed-relabelled':
      return `其种子原标为 ${reason.from}`;
    case 'safety':
      return `安全：分数为 ${figure(reason.score)}，达到 ${figure(reason.threshold)} 即拒绝`;
    case 'removed':
      return '已从 zip 中删除';
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const FIGURES: Readonly<Record<Figure, string>> = {
  classScore: '类别得分',
  deltaEntropy: '熵变化',
  diversity: '多样性',
  distance: '距离',
  cosineToSeed: '与种子的相似度',
  nearestCosine: '与最近图片的相似度',
  safety: '安全分数',
};

function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case 'below':
      return `${FIGURES[rule.figure]}低于 ${rule.limit}`;
    case 'above':
      return `${FIGURES[rule.figure]}高于 ${rule.limit}`;
    case 'below-seed':
      return `类别得分低于其种子的 ${Math.round(100 * rule.share)}%`;
    case 'class-lost':
      return '判读为其他类别';
    case 'near-copy':
      return '另一图片的近似副本';
    default:
      return rule satisfies never;
  }
}
