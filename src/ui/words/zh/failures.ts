/** @file What went wrong, in Chinese. A code without a sentence does not compile. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Failure, FailureCode, FailureOf } from '../../../core/failure.ts';
import type { Sentence } from '../words.ts';
import { archive } from './archives.ts';
import { nothing } from './notes.ts';
import { reason } from './reasons.ts';
import { figure } from './counted.ts';
import { term } from './terms.ts';

type Said = { readonly [Code in FailureCode]: (failure: FailureOf<Code>) => Sentence };

const say = (message: string, hint = ''): Sentence => ({ message, hint });

const CANCELLED = {
  job: '任务已取消。',
  computation: '计算已取消。',
  reading: '读取已停止。',
  seeds: '读取种子已取消。',
  expansion: '培育已取消。',
  run: '运行已停止。',
  receipt: '凭证已停止。',
} as const;

const LOST = {
  models: say('模型停止响应。', '正在重新加载。'),
  computation: say('计算提前结束：其工作线程已终止。', '请减少图片后重试。'),
  reading: say('读取提前结束：其工作线程已终止。', '请减少文件后重试。'),
  writing: say('写入提前结束：其工作线程已终止。', '请再次导出。'),
  receipt: say('训练提前结束：其工作线程已终止。', '重新开始即可从该处继续。'),
} as const;

const RESTORE = '请恢复该文件。';

/** 每一类先验模型是什么，接在“需要”之后。 */
const KINDS = {
  autoencoder: '能编码和解码图片的先验模型',
  diffusion: '能按提示词去噪的先验模型',
  unclip: '能由嵌入向量生成图片的先验模型',
} as const;

/** 先验模型为何不能适配。 */
const NOT_ADAPTABLE = {
  kind: (pack: string) =>
    say(
      `只能适配把平面潜变量解码为像素的先验模型，“${pack}” 不是`,
      '请适配自编码器（例如 starter-prior）或扩散模型包。',
    ),
  weights: (pack: string) =>
    say(`只能适配带卷积或矩阵乘积、权重在自身文件中的解码器，“${pack}” 的不是`, '请选择其他先验模型。'),
  attention: (pack: string) =>
    say(
      `只能适配注意力由带实数权重的普通矩阵乘积构成的去噪器，“${pack}” 的不是`,
      '请导出时不要融合算子，也不要把权重压到很少的位数，或选择其他先验模型。',
    ),
  size: (pack: string) =>
    say(`只能适配权重不超过 1.9 GB 的去噪器，“${pack}” 的超过了`, '请改用半精度，或选择更小的模型。'),
  classes: (pack: string) => say(`只能适配没有类别适配器的去噪器，“${pack}” 的已经适配过`, '请适配它所来自的模型。'),
} as const;

const SAID: Said = {
  cancelled: ({ what }) => say(CANCELLED[what]),
  'worker-lost': ({ what }) => LOST[what],
  'device-lost': () => say('GPU 已不可用。', '正在重新加载模型。'),
  'models-not-loaded': () => say('需先加载模型。'),
  pack: ({ why }) => failure(why),
  'other-pack': ({ began, present }) =>
    say(`此运行开始时使用 ${began}，现在是 ${present ?? '无'}。`, '保留已完成的部分，或用当前模型重新培育。'),
  'no-connection': ({ address }) => say(`${address} 没有响应，无法连接`, '请检查网络后重试。'),
  'bad-status': ({ what, address, status }) =>
    say(
      what === 'sample' ? `${address} 处没有示例集，状态 ${status}` : `${address} 不存在，状态 ${status}`,
      what === 'hub' ? '请稍后重试，或改用其他模型。' : '请重新构建。',
    ),
  'too-many-bytes': ({ address, expected }) => say(`${address} 应为 ${expected} 字节，实际更多。`),
  'pack-gone': ({ key }) => say(`找不到模型 ${key}`, '请另选一个，或重新添加。'),
  'pack-file-gone': ({ key, path }) => say(`缺少模型 ${key} 的文件 ${path}`, '请选择其他模型，或重新添加。'),
  'pack-busy': () => say('另一个标签页正在处理此模型', '请等待。'),
  'packs-not-kept': () => say('此浏览器不保存文件', '请允许网站数据。'),
  'out-of-memory': () =>
    say(
      '内存不足，一次一张图片也放不下。',
      '已完成的都会保留。请关闭其他标签页，选择更小的模型或更小的图片尺寸，然后继续。',
    ),
  'prior-kind': ({ method, wanted, got }) =>
    say(
      `${term(methodOf(method).title)}需要${KINDS[wanted]}，当前的是${KINDS[got]}。`,
      '请选择其他方法，或选择该类先验模型。',
    ),
  'prompt-unread': ({ method }) =>
    say(
      `${term(methodOf(method).title)}由提示词生成图片，而裁判只看示例：它读不到类别的名称。`,
      '请让裁判也按名称认识类别，或选择其他方法。',
    ),
  'embedding-width': ({ prior, judge }) =>
    say(
      `此先验模型需要嵌入向量为 ${prior} 维的裁判，当前裁判为 ${judge} 维`,
      '请先选择与该先验模型一起训练的裁判，或选择其他先验模型。',
    ),
  'not-adaptable': ({ pack, why }) => NOT_ADAPTABLE[why](pack),
  'no-gradient': ({ pack, operator }) =>
    say(
      `只能适配所有算子在此都有梯度的去噪器，“${pack}” 的去噪器用到 ${operator}`,
      '请用标准算子导出且不要融合算子，或选择其他先验模型。',
    ),
  'too-few-to-adapt': ({ seeds, least }) =>
    say(`适配先验模型至少需要 ${least} 张图片，现有 ${seeds} 张`, '请添加图片，或保留先验模型原样。'),
  'adapting-too-large': ({ pack, needed, limit }) =>
    say(
      `调整 ${pack} 至少需要 ${figure(needed / 1e9, 1)} GB 内存，此处有 ${figure(limit / 1e9, 1)} GB`,
      '请选择更小的模型，或在内存更大的机器上调整。',
    ),
  'pack-too-large': ({ needed, limit }) =>
    say(
      `模型最多可占 ${figure(limit / 1e9, 1)} GB 内存，此模型约需 ${figure(needed / 1e9, 1)} GB`,
      '请选择更小的模型。',
    ),
  'pack-field': ({ path, expected, got }) => say(`${path}：应为 ${expected}，实际为 ${got}。`),
  file: ({ why }) => say(reason(why)),
  'file-gone': ({ path }) => say(`找不到 ${path} 的文件`, '请重新读取文件夹。'),
  'path-outside': ({ path, why }) => say(`路径“${path}”不在数据集内：${reason(why)}。`),
  archive: ({ fault, name }) => archive(fault, name),
  'unknown-encoding': ({ encoding }) =>
    say(`编码应类似 gbk、shift_jis 或 cp850，而不是“${encoding}”`, '参见 WHATWG 的标签列表。'),
  'nothing-to-grow': nothing,
  'no-backgrounds': ({ folder }) => say(`${folder} 中没有可读取的图片`, '请选择一个照片文件夹。'),
  'no-related-pictures': ({ folder }) => say(`${folder} 中没有可读取的图片`, '请选择照片文件夹或其 zip。'),
  prompt: ({ placeholder, template }) =>
    say(
      `提示词中类别名称处应写 ${placeholder}，现为 ${JSON.stringify(template)}`,
      `例如写成 "a photo of a ${placeholder}"。`,
    ),
  'text-too-long': ({ path, bytes }) => say(`${path} 应为不超过 512 MiB 的文本，现有 ${bytes} 字节`, RESTORE),
  'no-run': () => say('还没有运行。', '请先按“开始培育”。'),
  'run-gone': () => say('这次运行的图片已不存在。', '请从列表中删除它，再重新培育。'),
  'too-few-classes': ({ classes }) => say(`需要两个以上类别，现有 ${classes} 个`, '请添加一个。'),
  'no-variants': ({ pool }) => say(`“${pool}”一组没有变体`, '请先培育，或去掉该组。'),
  'nothing-to-export': () => say('没有项目', '请先打开图片。'),
  'storage-full': ({ megabytes }) =>
    say(
      `还需约 ${figure(megabytes, 1)} MB 空间，此浏览器已没有。`,
      '请腾出磁盘空间或删除一个项目后继续；现有内容可先导出。',
    ),
  'project-gone': () => say('找不到项目', '请重新加载页面。'),
  'project-open': ({ name }) => say(`${name} 已在另一个标签页中打开`, '请在那里关闭。'),
  'records-unknown': () => say('数据库中没有项目', '请将其删除。'),
  'records-newer': ({ known, version }) =>
    say(`项目版本为 ${version}，此程序只认识到 ${known}`, '请重新加载页面以获取写入它的程序。'),
  'document-newer': ({ document, known, version }) =>
    say(`${document} 的版本为 ${version}，此程序只认识 ${known}`, '请用更新版本的程序打开。'),
  'document-not-json': ({ document }) => say(`${document} 的内容不是 JSON`, RESTORE),
  'document-schema': ({ document, faults, more }) =>
    say(`${document} 不符合其模式：${faults.join('、')}${more > 0 ? `，以及另外 ${more} 处错误` : ''}`, RESTORE),
  'document-reference': ({ document, field, got }) =>
    say(`${document} 的 ${field} 指向其中不存在的内容：${got}`, RESTORE),
  'document-counts': ({ document, seeds, counts }) =>
    say(`${document} 的 run.counts 应有 ${seeds} 个值（每个种子一个），现有 ${counts} 个`, RESTORE),
  'originals-missing': ({ document }) => say(`${document} 旁没有任何原图`, '请打开包含原图的导出。'),
  unexpected: ({ text }) => say(text),
  text: ({ message, hint }) => say(message, hint),
};

export const failure = (failed: Failure): Sentence => (SAID[failed.code] as (one: Failure) => Sentence)(failed);

/** The sentence with what to do behind it. */
export function failureLine(failed: Failure): string {
  const { message, hint } = failure(failed);
  if (hint === '') return message;
  return /[。.]$/u.test(message) ? `${message}${hint}` : `${message}；${hint}`;
}
