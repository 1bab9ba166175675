import { useLayoutEffect, useRef } from 'react';
import type { SeenLayers } from '../../../protocol/models.ts';
import { drawLayer, type Layer } from './drawLayer.ts';
import { say } from '../../words/say.ts';
import styles from './ObjectEditor.module.css';

const NAMES: Record<Layer, string> = {
  get object() {
    return say.parts.theObjectAlone;
  },
  get scene() {
    return say.parts.theSceneWithoutThe;
  },
  get picture() {
    return say.parts.thePictureWithWhat2;
  },
};

/** One layer of a seed. */
export function LayerPicture({ layers, layer }: { readonly layers: SeenLayers; readonly layer: Layer }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (ref.current) drawLayer(ref.current, layers, layer);
  }, [layers, layer]);
  return <canvas ref={ref} className={styles.layer} role="img" aria-label={NAMES[layer]} />;
}
