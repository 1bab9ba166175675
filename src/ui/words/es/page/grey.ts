/** @file Words of grey, in Spanish. */

import type { GREY as english } from '../../en/grey.ts';
import type { Translated } from '../../translated.ts';

export const grey: Translated<typeof english> = {
  title: 'Tus imágenes no tienen color; las variantes tampoco lo tendrán.',
  colourful: 'Tus imágenes no tienen color; las variantes pueden tenerlo.',
  switch: 'Mantener grises las variantes',
};
