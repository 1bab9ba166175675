/** @file Why an archive is not opened, in Chinese. */

import type { ArchiveFault, ArchiveKind } from '../../../core/dataset/archiveFaults.ts';
import type { Sentence } from '../words.ts';

const NAMES: Readonly<Record<Exclude<ArchiveKind, 'zip' | 'tar' | 'gzip'>, readonly [what: string, toDo: string]>> = {
  empty: ['它是空的', '请重新下载或复制'],
  '7z': ['它是 7-Zip 压缩包（7z）', '请解压后选择文件夹'],
  rar: ['它是 RAR 压缩包', '请解压后选择文件夹'],
  bzip2: ['它以 bzip2 压缩', '请解压后选择文件夹'],
  xz: ['它以 xz 压缩', '请解压后选择文件夹'],
  zstd: ['它以 Zstandard 压缩', '请解压后选择文件夹'],
  'zip-part': ['它是多个分卷之一', '请合并或解压各分卷，再选择文件夹'],
  'web-page': ['它是一个网页：下载失败或要求登录', '请在已登录的浏览器中重新下载'],
  pdf: ['它是 PDF', '请选择图片文件夹、zip 或 tar'],
  picture: ['它是单张图片', '请选择每类一个子文件夹的文件夹'],
  other: ['无法按此读取', '请重新制作'],
};

/** @param name of the file. */
export function archive(fault: ArchiveFault, name: string): Sentence {
  switch (fault.code) {
    case 'kind': {
      const [what, toDo] = NAMES[fault.kind];
      return {
        message: `应为 zip、tar 或 tar.gz，得到的是 ${name}，${what}`,
        hint: `${toDo}.`,
      };
    }
    case 'zip-cut':
      return {
        message: `${name} 不是完整的 zip：被截断，缺少结尾`,
        hint: '请重新下载或复制。',
      };
    case 'zip-part':
      return {
        message: `${name} 只是多分卷 zip 中的一个`,
        hint: '请合并或解压各分卷，再选择文件夹。',
      };
    case 'zip-damaged':
      return {
        message: `${name} 无法作为 zip 读取`,
        hint: '请重新制作。',
      };
    case 'tar-cut':
      return {
        message: `${name} 不是完整的 tar：被截断，缺少文件`,
        hint: '请重新下载或复制。',
      };
    case 'tar-damaged':
      return {
        message: `${name} 是损坏的 tar：记录不一致`,
        hint: '请重新下载或打包。',
      };
    case 'gzip-cut':
      return {
        message: `${name} 不是完整的 tar.gz：被截断或损坏`,
        hint: '请重新下载或复制。',
      };
    case 'gzip-no-tar':
      return {
        message: `${name} 中不是 tar`,
        hint: '请解压后选择文件夹。',
      };
    case 'too-large':
      return {
        message: `${name} 解压后超过 4 GiB`,
        hint: '请解压后选择文件夹。',
      };
    case 'too-many-entries':
      return {
        message: `${name} 的条目超过 ${fault.entries} 个`,
        hint: '请拆分。',
      };
    case 'several':
      return {
        message: `应为一个压缩包，得到 ${fault.names.length} 个（${fault.names.slice(0, 4).join('、')}）`,
        hint: '请把每个解压到以类别命名的文件夹中，再选择它们的上级文件夹。',
      };
    default:
      return fault satisfies never;
  }
}
