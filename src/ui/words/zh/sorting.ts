/** @file Pictures that are put into classes by hand, in Chinese. */

import type { NotTaken, SortingFault } from '../../../core/sorting.ts';

/** What is to be done before hand-made classes can be grown. */
export function sortingFault(fault: SortingFault): string {
  switch (fault.code) {
    case 'nameless':
      return '请为每个有图片的类别命名。';
    case 'odd-name':
      return `类别名称不能含斜杠，也不能只有句点，却得到“${fault.name}”。`;
    case 'same-name':
      return `有两个类别都叫“${fault.name}”：请改其中一个的名称，或把图片放到一起。`;
    case 'too-few':
      return '请在两个以上类别中放入图片。';
    default:
      return fault satisfies never;
  }
}

/** Why what was dropped on a hand-made class is not in it, and what to do. */
export function notTaken(why: NotTaken): string {
  switch (why.code) {
    case 'archive':
      return `“${why.name}”是压缩包：请解压后把图片拖到这里，或返回并作为数据集打开。`;
    case 'several-archives':
      return '拖入了多个压缩包：请解压后把图片拖到这里。';
    case 'nothing':
      return '拖入的内容中没有文件。';
    case 'unread':
      return '无法读取拖入的内容。请再拖一次，或用“添加”选择图片。';
    default:
      return why satisfies never;
  }
}
