import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import type { Stroke } from '../../../core/mask/correct.ts';
import type { Failure } from '../../../core/failure.ts';
import type { SeenLayers } from '../../../protocol/models.ts';
import { Button } from '../../elements/Button.tsx';
import { Select } from '../../elements/Select.tsx';
import { Slider } from '../../elements/Slider.tsx';
import { percent } from '../../format.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { DrawingBoard, type Tool } from './DrawingBoard.tsx';
import { LayerPicture } from './LayerPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './ObjectEditor.module.css';

const NOTHING: readonly Stroke[] = [];

const SAYS = [
  {
    value: 'include',
    get label() {
      return say.parts.partOfTheObject;
    },
  },
  {
    value: 'exclude',
    get label() {
      return say.parts.notPartOfIt;
    },
  },
] as const;

const SHAPES = [
  {
    value: 'brush',
    get label() {
      return say.parts.brush;
    },
  },
  {
    value: 'box',
    get label() {
      return say.parts.box;
    },
  },
] as const;

/** A seed's object and scene; what is drawn on it corrects the mask, is kept with the project, and can be taken back. */
export function ObjectEditor({ id }: { readonly id: ImageId }) {
  const { layers: layersFor } = useStudio();
  const { seeds } = useActions();
  const strokes = useStudioState((state) => state.seeds.images.get(id)?.mask) ?? NOTHING;
  const [layers, setLayers] = useState<SeenLayers | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [says, setSays] = useState<(typeof SAYS)[number]['value']>('include');
  const [shape, setShape] = useState<Tool['shape']>('brush');
  const [radius, setRadius] = useState(0.04);
  useEffect(() => {
    let wanted = true;
    void layersFor(id).then((found) => {
      // What was drawn since has asked again.
      if (!wanted) return;
      if (found.ok) setLayers(found.value);
      setFailure(found.ok ? null : found.error);
    });
    return () => {
      wanted = false;
    };
  }, [layersFor, id, strokes]);
  if (failure) return <FailureNotice failure={failure} />;
  if (!layers) return <p role="status">{say.parts.lookingForTheObject}</p>;
  const draw = (stroke: Stroke) => {
    seeds.correctMask(id, [...strokes, stroke]);
  };
  return (
    <div className={styles.editor}>
      <p role="status">
        {layers.objection === null
          ? say.parts.newScenesMoveWhat
          : say.parts.noNewScenesOf(say.declined(layers.objection))}
      </p>
      <div className={styles.columns}>
        <DrawingBoard layers={layers} tool={{ shape, radius, includes: says === 'include' }} onStroke={draw} />
        <div className={styles.tools}>
          <Select label={say.parts.whatYouDrawIs} value={says} options={SAYS} onChange={setSays} />
          <Select label={say.parts.drawWith} value={shape} options={SHAPES} onChange={setShape} />
          {shape === 'brush' && (
            <Slider
              label={say.parts.brush}
              value={radius}
              minimum={0.01}
              maximum={0.2}
              step={0.01}
              text={percent(radius)}
              hint={say.parts.halfOfItsWidth}
              onChange={setRadius}
            />
          )}
          <div className={styles.row}>
            <Button
              icon={<Undo2 aria-hidden />}
              disabled={strokes.length === 0}
              onClick={() => {
                seeds.correctMask(id, strokes.slice(0, -1));
              }}
            >
              {say.parts.undo}
            </Button>
            <Button
              look="quiet"
              disabled={strokes.length === 0}
              onClick={() => {
                seeds.correctMask(id, NOTHING);
              }}
            >
              {say.parts.asItWasFound}
            </Button>
          </div>
          <div className={styles.layers}>
            <figure>
              <LayerPicture layers={layers} layer="object" />
              <figcaption>{say.parts.object}</figcaption>
            </figure>
            <figure>
              <LayerPicture layers={layers} layer="scene" />
              <figcaption>{say.parts.sceneFilled}</figcaption>
            </figure>
          </div>
        </div>
      </div>
    </div>
  );
}
