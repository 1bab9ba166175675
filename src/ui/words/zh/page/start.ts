/** @file Words of start, in Chinese. */

import type { start as english } from '../../en/page/start.ts';
import type { Translated } from '../../translated.ts';

export const start: Translated<typeof english> = {
  title: '把一小组带标签的图片培育成更大、更好的数据集。',
  lead: '由每张图片想象出新的图片，保持类别并增添内容。你逐一查看，决定保留哪些。',
  drop: '或把文件夹或 zip 拖到本页任意处。',
  trySample: '试用示例集',
  chooseFolder: '选择文件夹',
  chooseZip: '选择 zip',
  nameClasses: '命名类别，添加照片',
  another: '开始新的',
  waysToBegin: '开始方式',
  picture: {
    made: 'Offshoot 由示例集生成的图片',
    seed: '你的图片',
    variants: '同类的新图片',
    row: (name, variants) => `${name}，以及由它生成的 ${variants} 张新图片`,
    how: '示例集中的三张图片，以及本页模型由每张生成的前四张。',
  },
  project: {
    holds: (classes, seeds) => `${classes === undefined ? '' : `${classes} 个类别，`}${seeds} 个种子`,
    nothingGrown: '尚未培育',
    growing: (made, total) => `${made} / ${total} 个变体`,
    grown: (made) => `${made} 个变体`,
    reviewed: (reviewed) => `已审阅 ${reviewed}`,
    accepted: (accepted) => `已接受 ${accepted}`,
    readOn: (when) => `读取于 ${when}`,
    changed: (bytes) => `${bytes}，修改于`,
  },
};
