/** @file What packs of plain files lack, and what was measured of them, in Chinese. */

import type { Family } from '../../../packs/draft/family.ts';
import type { DenoisingPart, PartName } from '../../../packs/draft/lack.ts';
import { packWordsOf, type LackTable, type MakeNoteTable } from '../packs.ts';
import { figure } from './counted.ts';

/** What each part is called, and what its file is known by. */
const PARTS: Readonly<Record<PartName | DenoisingPart, string>> = {
  text_encoder: '文本编码器（text_encoder/model.onnx）',
  unet: '去噪器（unet/model.onnx）',
  vae_encoder: '图片编码器（vae_encoder/model.onnx）',
  vae_decoder: '图片解码器（vae_decoder/model.onnx）',
  image: '图像塔（输入图片 [batch, 3, height, width]，输出嵌入 [batch, dimensions]）',
  text: '文本塔（输入词元编号 [batch, tokens]，输出嵌入 [batch, dimensions]）',
  encoder: '编码器（输入图片 [batch, 3, height, width]，输出潜变量 [batch, channels, height, width]）',
  decoder: '解码器（输入潜变量 [batch, channels, height, width]，输出图片 [batch, 3, height, width]）',
  tokenEncoder: '编码器（输入图片 [batch, 3, height, width]，输出词元 [batch, tokens, channels]）',
  tokenDecoder: '解码器（输入词元 [batch, tokens, channels]，输出图块 [batch, patches, values]）',
};

const FAMILIES: Readonly<Record<Family, string>> = {
  'image and text towers': '图像塔与文本塔',
  autoencoder: '自编码器',
  'masked autoencoder': '掩码自编码器',
  classifier: '分类器',
  diffusion: '扩散模型',
  unclip: '由嵌入生成图片的模型',
};

const NOT_FINITE = { 'decoded pictures': '解码后的图片', gradients: '梯度', embeddings: '嵌入' };

const LACKS: LackTable = {
  unreadable: ({ path, text }) => `${path}：无法读取：${text}`,
  'not-onnx': ({ file, text }) => `${file}：应为 ONNX 计算图：${text}`,
  'did-not-run': ({ file, fed, text }) =>
    `${file}：无法在 [${fed.map((shape) => shape.join(', ')).join('] 和 [')}] 上运行：${text}`,
  'part-missing': ({ part }) => `缺少${PARTS[part]}。`,
  'part-twice': ({ part, files }) => `只需要一个${PARTS[part]}，却有 ${files.join(' 和 ')}；请只保留一个。`,
  'weights-missing': ({ file, names }) => `${names}：含有 ${file} 的权重，但不在其中；请一并提供。`,
  'no-scheduler': () => 'scheduler/scheduler_config.json：训练时加了多少噪声；它与计算图一起发布。',
  'no-vocabulary': () => 'tokenizer/vocab.json 和 tokenizer/merges.txt，或 tokenizer.json：文本如何变成词元编号。',
  'scheduler-value': ({ field, value }) => `scheduler_config.json：此处不认识 ${field} “${value}”。`,
  'no-output': ({ file, axes }) => `${file}：应有一个 ${axes} 轴的输出，但没有。`,
  'no-family': ({ graphs }) =>
    graphs === 0
      ? '其中没有 .onnx 文件。'
      : `此处认识的一类计算图：${PARTS.image}和${PARTS.text}；或${PARTS.encoder}和${PARTS.decoder}；或${PARTS.tokenEncoder}和${PARTS.tokenDecoder}。`,
  'channels-last': ({ file }) => `${file}：接受通道在最后的图片（NHWC）；请以通道在前（NCHW）导出。`,
  'both-at-once': ({ file }) => `${file}：同时接受图片和文本；请将两个塔分开导出。`,
  'spaces-differ': ({ image, text }) =>
    `同一个空间：${image.file} 嵌入到 ${image.size} 维（“${image.output}”），${text.file} 嵌入到 ${text.size} 维（“${text.output}”）；请连同投影一起导出两者。`,
  'no-processor': () => 'preprocessor_config.json：图片如何缩放和归一化；它与计算图一起发布。',
  'no-size': () => 'preprocessor_config.json：图片缩放到的尺寸。',
  'no-logit-scale': () =>
    'Logit 缩放不在任何计算图中：请填写（CLIP 为 100，SigLIP base、图块 16、224 像素为 117.33）。',
  'no-tokenizer': () => 'tokenizer.json：文本如何变成词元编号；它与计算图一起发布。',
  'no-length': () => 'tokenizer_config.json：最长文本的词元数（model_max_length）。',
  'unknown-filter': ({ resample }) => `preprocessor_config.json：应为此处认识的滤波器，给出的是 resample ${resample}。`,
  'special-tokens': ({ tokens }) => `tokenizer_config.json：特殊词元的写法（${tokens.join('、')}）。`,
  'tokenizer-kind': ({ path, kind }) =>
    `${path}：应为 BPE 或 Unigram 分词器，给出的是 ${kind}；WordPiece 词表请以 vocab.txt 并附上自己的 pack.json 提供。`,
  'fixed-batch': ({ file, input, batch }) =>
    `${file}：“${input}”只接受大小为 ${batch} 的批次；请以任意批次大小导出（dynamic_axes）。`,
  'float-type': ({ file, name, type }) =>
    `${file}：“${name}”是 ${type}；请在计算图边界处转换为 float32（权重可以不变）。`,
  'integer-type': ({ file, name, type }) => `${file}：“${name}”是 ${type}；请以 int64 导出。`,
  'unknown-input': ({ file, name, type, axes }) =>
    `${file}：不知道“${name}”（${type}，${axes} 轴）该输入什么；请去掉它再导出，或写入 pack.json。`,
  'channels-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}：接受 ${takes} 个通道，${encoder} 给出 ${gives} 个；它们不属于同一个模型。`,
  'tokens-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}：接受 ${takes} 个词元，${encoder} 给出 ${gives} 个；请不带掩码导出编码器（mask_ratio 0）。`,
  'other-size': ({ encoder, decoder }) =>
    `解码器应还原编码器的尺寸：${encoder.file} 由 ${encoder.from} 像素得到 ${encoder.to}，${decoder.file} 由 ${decoder.from} 得到 ${decoder.to} 像素。`,
  'partial-patches': ({ decoder, patches, values, side }) =>
    `整张图片的方形图块：${decoder} 对 ${side} 像素给出 ${patches} 个图块、每个 ${values} 个值；请导出不遗漏图块的解码器。`,
  'fewer-tokens': ({ encoder, tokens, patches }) =>
    `${patches} 个图块各需一个词元：${encoder} 给出 ${tokens} 个；请不带掩码导出（mask_ratio 0）。`,
  'no-unsafe': ({ labels }) =>
    `${labels.join('、')} 中哪些标签不应展示：没有一个能从名称看出（--unsafe，或 pack.json 中的 scores.unsafe）。`,
  manifest: ({ field, expected, got }) => `${field}：应为 ${expected}，实际为 ${got}。`,
  'no-gradient-rule': ({ text }) => `缺少梯度，没有它就无法引导：${text}`,
  'no-gradient': () => '图片的梯度：全部为 0，因此无法引导。',
  'not-finite': ({ what }) => `数值：有些${NOT_FINITE[what]}不是有限数。`,
  'one-embedding': ({ of }) =>
    `不同的${of === 'texts' ? '文本' : '图片'}应有不同的嵌入：两个不同的得到了同一个；它们可能在另一个输出中。`,
  'trial-failed': ({ text }) => `从头到尾的一次运行：${text}`,
};

const NOTES: MakeNoteTable = {
  'logit-scale': ({ scale, start }) => `Logit 缩放 ${figure(scale)}，因为 config.json 从 ${start} 开始。`,
  'plain-patches': () => '图块就是原样的像素，因为 config.json 没有提到 norm_pix_loss。',
  'patch-order': () => '图块的值按行、像素、通道排列，与已发布的掩码自编码器相同。',
  measured: ({ pictures, range, epsilon }) =>
    `在 ${pictures} 张图片上测得：像素范围 [${range.join(', ')}]，各通道的均值与标准差，epsilon ${epsilon}。`,
  poor: ({ psnr }) => `注意：还原的图片只有 ${figure(psnr, 1)} dB；编码器与解码器可能属于不同的模型，或权重未经训练。`,
  reconstructed: ({ side, psnr, epsilon }) =>
    `${side} 像素的图片还原为 ${figure(psnr, 1)} dB；得到了梯度；建议的 epsilon 为 ${epsilon}。`,
  embedded: ({ size }) => `图片和文本嵌入到 ${size} 维，并得到了梯度。`,
  unsafe: ({ labels, values, threshold }) =>
    `不利于图片的标签：${labels.join('、')}${values === 'probabilities' ? '' : `，由数值的 ${values} 得出`}；达到 ${threshold} 即拒绝。`,
  scored: ({ scores }) => `生成的图片得分为 ${scores.map((score) => figure(score, 3)).join(' 和 ')}。`,
  denoised: ({ side, width }) =>
    `一张 ${side} 像素的图片经过编码、在宽度为 ${width} 的文本下一步去噪，再解码；得到了梯度。`,
  masked: ({ side }) => `在一张 ${side} 像素的图片中寻找了主体。`,
};

export const PACKS = packWordsOf(
  LACKS,
  NOTES,
  ({ family }) => `未能由此${family === null ? '' : FAMILIES[family]}制成可用的模型。缺少：`,
);
