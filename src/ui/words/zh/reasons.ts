/** @file Why a file is not used, in Chinese: the end of the sentence "... was skipped: ". */

import type { Reason } from '../../../core/dataset/reasons.ts';
import type { RefusedKind } from '../../../core/image/file/kind.ts';

/** The words for a reason: without a stop, what to do after a semicolon. */
export function reason(why: Reason): string {
  switch (why.code) {
    case 'absolute':
      return '路径是绝对路径';
    case 'leaves':
      return '路径超出数据集';
    case 'control':
      return '名称含控制字符';
    case 'surrogates':
      return '名称不是有效的 Unicode';
    case 'nameless':
      return '没有名称';
    case 'path-too-long':
      return `路径超过 ${why.bytes} 字节`;
    case 'name-too-long':
      return `名称超过 ${why.bytes} 字节`;
    case 'not-a-picture':
      return '不是图片文件（JPEG、PNG、WebP、GIF、AVIF、TIFF 或 BMP）';
    case 'table-read':
      return '是表格，已用于读取类别';
    case 'record-read':
      return '说明数据集内容，已读取';
    case 'archive-inside':
      return '是数据集中的压缩包；请先解压';
    case 'same-path':
      return '另有文件路径相同';
    case 'no-class':
      return '不在任何类别文件夹中';
    case 'no-class-in-split':
      return `不在“${why.folder}”的任何类别文件夹中`;
    case 'says-no-class':
      return `不在任何类别文件夹中：“${why.folder}”没有说明图片内容`;
    case 'outside-splits':
      return '在各划分文件夹之外';
    case 'masks':
      return `“${why.folder}”看起来是图片旁的掩膜或标注`;
    case 'other-fold':
      return `属于另一折“${why.folder}”：其图片在“${why.kept}”中用于测试`;
    case 'no-class-by-person':
      return `如你所说，“${why.folder}”不是类别`;
    case 'not-in-table':
      return `${why.table} 未列出它`;
    case 'several-in-table':
      return `${why.table} 给了它多个类别`;
    case 'no-label-in-table':
      return `${why.table} 没有给它类别`;
    case 'variant':
      return why.seed === null ? '是本程序生成的变体' : `是本程序由 ${why.seed} 生成的变体`;
    case 'link':
      return '是链接';
    case 'hard-link':
      return '是指向 tar 中另一文件的链接';
    case 'not-regular':
      return '不是普通文件';
    case 'cannot-open':
      return '无法打开';
    case 'name-not-utf8':
      return '名称不是有效的 UTF-8；请重命名';
    case 'folder-not-listed':
      return '文件夹无法完整读取';
    case 'too-deep':
      return `嵌套超过 ${why.folders} 层文件夹`;
    case 'too-many':
      return `之前已有超过 ${why.entries} 个文件和文件夹；其余不再查看`;
    case 'too-large':
      return `超过 ${why.mebibytes} MiB`;
    case 'unpacks-too-large':
      return `解压后超过 ${why.mebibytes} MiB`;
    case 'bomb':
      return '解压后远大于任何图片';
    case 'password':
      return '已用密码加密；请先用密码解压';
    case 'method':
      return `以不支持的 ${why.method} 压缩；请用 zip 常用的 Deflate 重新打包`;
    case 'shares-bytes':
      return '与 zip 中另一条目共用字节';
    case 'damaged-in-archive':
      return '在 zip 中已损坏';
    case 'longer-than-declared':
      return '比 zip 声明的更长';
    case 'shorter-than-declared':
      return '比 zip 声明的更短';
    case 'empty-file':
      return '是空的';
    case 'not-an-image':
      return '不是图片';
    case 'cut-off':
      return '被截断：缺少文件结尾；请重新复制或下载';
    case 'damaged':
      return '已损坏，无法解码';
    case 'kind-not-read':
      return KINDS[why.kind];
    case 'too-many-pixels':
      return `有 ${why.width} x ${why.height} 像素，超过 ${why.most / 1e6} 百万`;
    case 'apple-png':
      return '是 Apple 专用的 PNG，无法读取；请另存为 PNG';
    case 'bmp-form':
      return '此种 BMP 无法读取；请另存为 PNG';
    case 'jpeg-coding':
      return '其 JPEG 编码（算术或无损）无法读取；请另存为普通 JPEG';
    case 'jpeg-bits':
      return `是 ${why.bits} 位 JPEG，无法读取；请另存为普通 JPEG 或 PNG`;
    case 'tiff-floats':
      return '其数值为浮点数；请以每通道 8 或 16 位保存';
    case 'tiff-signs':
      return '其数值带符号；请以每通道 8 或 16 位无符号保存';
    case 'tiff-bits':
      return `每通道 ${why.bits} 位；请以 8 或 16 位保存`;
    case 'tiff-compression':
      return `其 TIFF 压缩（${why.number}）无法读取；请另存为 PNG`;
    case 'tiff-jpeg':
      return '其 TIFF 压缩（此类样本的 JPEG）无法读取；请另存为 PNG';
    case 'tiff-photometric':
      return `其颜色（TIFF photometric ${why.number}）无法读取；请另存为 PNG`;
    case 'tiff-bands':
      return `有 ${why.bands} 个波段且未说明红、绿、蓝；请存为 RGB 或单波段`;
    case 'tiff-predictor':
      return '其 TIFF 预测器无法读取；请另存为 PNG';
    case 'big-tiff':
      return '是 BigTIFF，无法读取；请另存为 TIFF 或 PNG';
    case 'text':
      return why.text;
    default:
      return why satisfies never;
  }
}

/** What a kind that is not read is called, and what to do. */
const KINDS = {
  heic: '是 HEIC 照片，无法读取；请另存为 JPEG（iPhone：设置、相机、格式、兼容性最佳）',
  svg: '是没有像素的 SVG；请另存为 PNG',
  'jpeg-xl': '是 JPEG XL，无法读取；请另存为 JPEG 或 PNG',
  'jpeg-2000': '是 JPEG 2000，无法读取；请另存为 JPEG 或 PNG',
  photoshop: '是 Photoshop 文档，无法读取；请另存为 PNG',
  icon: '是图标文件，无法读取；请另存为 PNG',
  raw: '是相机原始文件，无法读取；请另存为 JPEG',
  dicom: '是 DICOM，无法读取；请另存为 16 位 PNG',
  exr: '是 OpenEXR，无法读取；请另存为 PNG',
  hdr: '是 Radiance HDR，无法读取；请另存为 PNG',
  netpbm: '是 Netpbm 图片，无法读取；请另存为 PNG',
  pdf: '是 PDF，无法读取；请将其图片存为 PNG',
  video: '是视频，无法读取；请将其画面存为 JPEG',
  html: '是网页而非图片；请下载图片本身',
  archive: '是压缩包而非图片；请解压',
  pointer: '只说明 Git LFS 存放图片的位置；请用 "git lfs pull" 获取图片',
  zeros: '全是零：复制出错；请重新复制或下载',
} as const satisfies Record<RefusedKind, string>;
