import { FolderOpen } from 'lucide-react';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { counted } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { FewBits } from '../../parts/FewBits.tsx';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import styles from './Backgrounds.module.css';

/** Backgrounds that are shown. */
const SHOWN = 8;

/** Pictures of the person's own that objects are put into, in place of scenes of other classes. */
export function Backgrounds() {
  const backgrounds = useStudioState((state) => state.recipe.backgrounds);
  const phase = useStudioState((state) => state.recipe.backgroundsPhase);
  const { recipe } = useActions();
  const isEmpty = backgrounds.length === 0;
  return (
    <section className={styles.backgrounds} aria-label="Backgrounds">
      <p>
        {isEmpty
          ? 'Scenes come from your other classes. A folder of your own backgrounds can take their place; it stays with the project and is no class.'
          : `Scenes come from ${counted(backgrounds.length, 'background')} of yours.`}
        {phase.kind === 'ready' && phase.skipped > 0 && ` ${counted(phase.skipped, 'other file')} left out.`}
      </p>
      {!isEmpty && (
        <div className={styles.strip}>
          {backgrounds.slice(0, SHOWN).map(({ id, picture, look = picture }) => (
            <LazyPicture key={id} className={styles.one} image={look} alt={`Background ${id}`} />
          ))}
        </div>
      )}
      <FewBits of="background" />
      {phase.kind === 'reading' && (
        <Progress label="Reading backgrounds" value={phase.done} max={Math.max(1, phase.total)} thin />
      )}
      {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
      <div className={styles.row}>
        <FileButton
          folder
          icon={<FolderOpen aria-hidden />}
          label={isEmpty ? 'Choose backgrounds' : 'Choose other backgrounds'}
          onFiles={(files) => {
            recipe.openBackgrounds(files);
          }}
        />
        {!isEmpty && (
          <Button
            look="quiet"
            onClick={() => {
              recipe.removeBackgrounds();
            }}
          >
            Use scenes of other classes
          </Button>
        )}
      </div>
    </section>
  );
}
