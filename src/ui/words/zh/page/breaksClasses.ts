/** @file Words of breaksClasses, in Chinese. */

import type { breaksClasses as english } from '../../en/page/breaksClasses.ts';
import type { Translated } from '../../translated.ts';

export const breaksClasses: Translated<typeof english> = {
  title: '此配方使许多变体失去了其类别的特征。',
  soFar: (variants, kept, seeds) => `目前 ${variants} 个变体中 ${kept} 保持类别；其种子中 ${seeds} 被正确判读。`,
  nearer: (times) => `离原图更近能保留更多：此配方走到建议值的 ${times}。`,
  larger: (side, preferred) => `更大的图片也有帮助：现为 ${side} 像素，模型在 ${preferred} 像素时最好。`,
  otherwise: '其他方法或其他设置可能保留更多。',
  halve: '在配方中减半距离',
  change: '修改配方',
  look: '查看损失了什么',
};
