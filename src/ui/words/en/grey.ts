/** @file Sets without colour, in English. */

export const GREY = {
  title: 'Your pictures have no colour; variants get none either.',
  colourful: 'Your pictures have no colour; variants may get some.',
  switch: 'Keep variants grey',
} as const;
