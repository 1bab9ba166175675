import { useLayoutEffect, useRef } from 'react';
import type { SeenLayers } from '../../../protocol/models.ts';
import { drawLayer, type Layer } from './drawLayer.ts';
import styles from './ObjectEditor.module.css';

const NAMES: Record<Layer, string> = {
  object: 'The object alone',
  scene: 'The scene without the object',
  picture: 'The picture, with what is not object dimmed',
};

/** One layer of a seed. */
export function LayerPicture({ layers, layer }: { readonly layers: SeenLayers; readonly layer: Layer }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (ref.current) drawLayer(ref.current, layers, layer);
  }, [layers, layer]);
  return <canvas ref={ref} className={styles.layer} role="img" aria-label={NAMES[layer]} />;
}
