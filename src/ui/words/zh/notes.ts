/** @file What was understood of a data set, in Chinese: one line for the whole, and a sentence for each note. */

import { counted } from './counted.ts';
import type { Nothing } from '../../../core/dataset/nothingToGrow.ts';
import type { Placed, Split } from '../../../core/dataset/placement.ts';
import type { Note, Understanding } from '../../../core/dataset/understanding.ts';
import type { Sentence } from '../words.ts';
import { reason } from './reasons.ts';

const FORMATS = { coco: 'COCO', voc: 'Pascal VOC', yolo: 'YOLO' } as const;
const BY = {
  folders: '类别来自文件夹',
  table: '类别来自表格',
  sidecar: '类别来自 expansion.jsonl',
} as const;
/** As many names as a line takes. */
const NAMES = 6;

const some = (names: readonly string[]): string =>
  names
    .slice(0, NAMES)
    .map((name) => `“${name}”`)
    .join('、') + (names.length > NAMES ? ` 等另外 ${names.length - NAMES} 个` : '');

/**
 * One line: "train 40, test 20; classes from folders; 3 system files left out".
 *
 * @param unreadable classes of which no picture can be read.
 */
export function understanding(
  {
    layout,
    by,
    images,
    systemFiles,
    leftOut,
  }: Pick<Understanding, 'layout' | 'by' | 'systemFiles'> & {
    readonly images: readonly Pick<Placed, 'split'>[];
    readonly leftOut: readonly unknown[];
  },
  unreadable: readonly string[] = [],
): string {
  const parts: string[] = [];
  if (images.length === 0) parts.push(layout === 'flat' ? '没有图片带有类别' : '没有可读取的图片');
  else {
    const size = (split: Split | null) => images.filter((image) => image.split === split).length;
    const sizes = (['train', 'val', 'test'] as const).flatMap((split) =>
      size(split) > 0 ? [`${split} ${size(split)}`] : [],
    );
    const whole = size(null);
    parts.push([...(whole > 0 ? [counted(whole, '张图片')] : []), ...sizes].join('、'), BY[by]);
  }
  if (systemFiles > 0) parts.push(`排除 ${counted(systemFiles, '个系统文件')}`);
  if (leftOut.length > 0) parts.push(`略过 ${counted(leftOut.length, '个其他文件')}`);
  if (unreadable.length > 0) parts.push(`类别 ${some(unreadable)} 没有可读取的图片`);
  return parts.join('；');
}

/** Why there is nothing to grow, and what to do. */
export function nothing({ where, others, notes, skipped, most }: Nothing): Sentence {
  const place = where ?? '所选内容';
  const why = notes.map(note).join('');
  if (others > 0) {
    return {
      message: `${place} 中没有训练图片，只有其他划分`,
      hint: why === '' ? '只培育 train。' : why,
    };
  }
  const first = most
    ? `：略过 ${most.file.path}，${reason(most.file.why).replace(/\.$/u, '')}${most.count > 1 ? `（另有 ${counted(most.count - 1, '个文件')}同样）` : ''}`
    : skipped > 0
      ? ''
      : '：其中没有文件';
  return {
    message: `${place} 中没有可用的类别图片文件夹${first}`,
    hint: `${why === '' ? '' : `${why} `}请把图片整理成 <class>/*.jpg 或 train/<class>/*.jpg。`,
  };
}

/** A note as a sentence. */
export function note(noted: Note): string {
  switch (noted.code) {
    case 'system':
      return `排除 ${counted(noted.files, '个系统或程序文件')}：${some(noted.names)}。`;
    case 'splits':
      return `读作划分：${noted.folders
        .map(({ folder, split }) => `“${folder}”为 ${split}`)
        .slice(0, NAMES)
        .join('、')}${noted.folders.length > NAMES ? ` 等另外 ${noted.folders.length - NAMES} 个` : ''}。`;
    case 'maybe-split':
      if (noted.named !== undefined)
        return `“${noted.folder}”中有 ${counted(noted.files, '张图片')}的名称像 ${noted.split} 图片（${noted.named}）：在你说明“${noted.folder}”连同它们是一个类别之前，先保留而不培育。`;
      if (noted.coded === true)
        return `“${noted.folder}”可能是 ${noted.split} 图片：其中 ${counted(noted.files, '张图片')}先保留而不培育，直到你说明其含义。`;
      return `“${noted.folder}”可能是 ${noted.split} 图片，也可能是一个类别：其中 ${counted(noted.files, '张图片')}先保留而不培育，直到你说明是哪一种。`;
    case 'masks':
      return `“${noted.folder}”看起来是图片旁的掩膜或标注：其中 ${counted(noted.files, '张图片')}被排除，除非你说它是一个类别。`;
    case 'folds':
      return noted.kept === null
        ? `${some(noted.folders)} 是交叉验证的各折：任何一折都可能是测试折，因此在你说明哪些是训练图片之前都不培育。`
        : `${some(noted.folders)} 是交叉验证的各折：只读取“${noted.kept}”，因为它的测试图片在其他折中是训练图片。`;
    case 'alike':
      return `${some(noted.labels)} 看起来相似：它们是同一类别吗？`;
    case 'format':
      return `这是 ${FORMATS[noted.format]} 数据集：其标注说明物体位置，而非图片类别，因此不读取。`;
    case 'table':
      return `${noted.table} 给出了 ${counted(noted.pictures, '张图片')}的类别。`;
    case 'table-without-classes':
      return `${noted.table} 列出了图片，但没有一列给出类别。`;
    case 'table-disagrees':
      return `${noted.table} 给 ${counted(noted.pictures, '张图片')}的类别与文件夹不同；以文件夹为准。`;
    case 'subfolders':
      return `类别“${noted.label}”的图片在其子文件夹中（${some(noted.deeper)}），均读作它的一部分。`;
    case 'box':
      return `文件夹“${noted.folder}”没有指明类别：其中 ${counted(noted.files, '张图片')}被排除，除非你说它是一个类别。`;
    case 'lacks':
      return `类别“${noted.label}”在 ${noted.split} 中没有图片。`;
    case 'empty-class':
      return `文件夹“${noted.folder}”中没有文件。`;
    case 'only-held':
      return `所有图片都被保留（${noted.splits
        .map(({ folder, split }) => `“${folder}”为 ${split}`)
        .slice(0, NAMES)
        .join('、')}），因此不培育：只有在另有测试图片时才把它们作为训练图片。`;
    case 'grown':
      return `${noted.marker} 表明这是培育过的数据集：其中 ${counted(noted.variants, '个变体')}不作为种子${noted.project || noted.variants === 0 ? '。' : `，也无法审阅：含有配方和裁判判读的 offshoot.json 不在旁边。请放回它，或打开含有它的 zip 以继续；没有它时，真实图片将重新培育。`}`;
    case 'encoding':
      return `压缩包没有说明名称的编码；按 ${noted.encoding} 读取：${some(noted.names)}。`;
    case 'no-end':
      return 'tar 没有结束标记：可能被截断，文件可能缺失。';
    default:
      return noted satisfies never;
  }
}
