/** @file Words of howFar, in Spanish. */

import type { howFar as english } from '../../en/page/howFar.ts';
import type { Translated } from '../../translated.ts';

export const howFar: Translated<typeof english> = {
  recipes: 'Recetas',
  presets: {
    subtle: {
      title: 'Sutil',
      about: 'La mitad de lejos: conserva la clase con más seguridad, y añade menos.',
    },
    balanced: {
      title: 'Equilibrada',
      about: 'Tan lejos como se conserva su clase, hasta donde se sabe.',
    },
    bold: {
      title: 'Atrevida',
      about: 'La mitad más lejos: añade más, y pierde la clase con más frecuencia.',
    },
    published: {
      title: 'Como se publicó',
      about: 'Solo imaginación guiada, con el único paso del código publicado (GIF): para comparar.',
    },
  },
  own: 'Tus propios ajustes.',
  ofProposal: 'Los ajustes son la receta propuesta para este conjunto, a tres distancias.',
  ofDefault: 'Los ajustes son la receta habitual a tres distancias; una propuesta para este conjunto ocupa su lugar.',
  title: 'Cuán lejos del original',
  times: (times, mark) => (times === 1 ? `como lo ${mark}` : `${Math.round(100 * times)} % de lo ${mark}`),
  proposed: 'propuesto',
  suggested: 'sugerido',
  setting: (label, value) => `${label} ${value}`,
  ofMethod: (method, settings) => `${method}: ${settings.join(', ')}`,
  moves: (settings) => `Mueve ${settings.join('; ')}.`,
  still: (methods) => `${methods.join(', ')}: sin cambios.`,
  radius: 'Qué es un radio',
  nothing: 'Estos métodos no tienen distancia que fijar: lo que hacen está en Avanzado.',
  zone: {
    tried: (kept) => `Hasta ahora, solo ${kept} de las variantes probadas conservaron su clase.`,
    untried: 'Aún no se probó nada con tus imágenes: mira la vista previa.',
    suggested: 'Más lejos de lo que sugieren los modelos: mira la vista previa, o pide una receta para este conjunto.',
  },
  advanced: 'Avanzado',
};
