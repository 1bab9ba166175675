/** @file Why a recipe was proposed, in Chinese. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Spared } from '../../../core/propose/spared.ts';
import type { Tried } from '../../../core/propose/tried.ts';
import type { Reason } from '../../../core/propose/proposal.ts';
import { partWords } from './parts.ts';
import { term } from './terms.ts';
import { figure } from './counted.ts';

/**
 * A reason as a sentence.
 *
 * @param reason what was found.
 */
export function proposal(reason: Reason): string {
  switch (reason.code) {
    case 'judge-at-chance':
      return `裁判在未见过的情况下将 ${percent(reason.leaveOneOut)} 的种子判读为其类别，而猜测为 ${percent(reason.guessing)}：它无法引导，因此推荐不需要裁判的经典变换。`;
    case 'style-free':
      return `颜色和色调可以变化很大（半径 ${reason.radius}）：这样的变体有 ${percent(reason.kept)} 仍判读为其类别，种子本身为 ${percent(reason.asTheyAre)}。`;
    case 'style-limited':
      return `颜色和色调变化 ${reason.radius}：这样的变体有 ${percent(reason.kept)} 仍判读为其类别；若为 ${reason.beyond} 则是 ${percent(reason.keptBeyond)}。`;
    case 'style-is-class':
      return `裁判依据颜色和色调：即使稍作变化（${reason.radius}）也只有 ${percent(reason.kept)} 判读为其类别，种子本身为 ${percent(reason.asTheyAre)}。因此不由它引导。`;
    case 'unguided':
      return '颜色和色调在没有它引导的情况下变化；这种变体的标签有一半来自裁判的判读。';
    case 'scenes':
      return `${percent(reason.objects)} 的图片有突出的物体，其中 ${percent(reason.kept)} 换场景后仍判读为其类别：推荐新场景。`;
    case 'no-objects':
      return `只有 ${percent(reason.objects)} 的图片有突出的物体：不推荐新场景。`;
    case 'scenes-lose-class':
      return `换场景后只有 ${percent(reason.kept)} 判读为其类别，种子本身为 ${percent(reason.asTheyAre)}：不推荐新场景。`;
    case 'no-mask':
      return '这里没有能找物体的模型，因此不推荐新场景；请添加一个掩膜模型包。';
    case 'spared':
      return `${term(methodOf(reason.method).title)}会去掉一些类别的特征，因此它们用得较少：${reason.classes.map(spared).join('、')}。`;
    case 'tried':
      return `用它从部分种子学习的小分类器对其余种子判读正确 ${tried(reason.chosen)}；其他：${reason.others.map((one) => `${methods(one)}：${tried(one)}`).join('；')}。`;
    case 'tried-alike':
      return `在 ${reason.seeds} 个种子中，${percent(reason.chance)} 的差异属于偶然：其他配方必须超过它才能取代此配方。`;
    default:
      return reason satisfies never;
  }
}

const methods = ({ parts }: Tried): string => parts.map((part) => partWords(part, parts)).join(' 和 ');

const spared = ({ label, kept, made }: Spared): string => `${label}（${made} 个中 ${percent(kept / made)} 仍判读为它）`;

const tried = ({ mean, spread }: Tried): string =>
  `${figure(100 * mean, 1)}${spread === null ? '' : ` ± ${figure(100 * spread, 1)}`}%`;

const percent = (share: number): string => `${figure(100 * share, 0)}%`;
