/**
 * The context of a canvas that shows small pictures, one of a hundred on screen: the processor draws them quicker than a graphics
 * context each would begin.
 */
export const pictureContext = (canvas: HTMLCanvasElement): CanvasRenderingContext2D | null =>
  canvas.getContext('2d', { willReadFrequently: true });
