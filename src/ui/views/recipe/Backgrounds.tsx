import { FolderOpen } from 'lucide-react';
import { Button } from '../../elements/Button.tsx';
import { FileButton } from '../../elements/FileButton.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { FewBits } from '../../parts/FewBits.tsx';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
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
    <section className={styles.backgrounds} aria-label={say.recipe.backgrounds}>
      <p>
        {isEmpty ? say.recipe.scenesComeFromYour : say.recipe.scenesComeFromBackground(backgrounds.length)}
        {phase.kind === 'ready' && phase.skipped > 0 && say.recipe.otherFileLeftOut(phase.skipped)}
      </p>
      {!isEmpty && (
        <div className={styles.strip}>
          {backgrounds.slice(0, SHOWN).map(({ id, picture, look = picture }) => (
            <LazyPicture key={id} className={styles.one} image={look} alt={say.recipe.background(id)} />
          ))}
        </div>
      )}
      <FewBits of="background" />
      {phase.kind === 'reading' && (
        <Progress label={say.recipe.readingBackgrounds} value={phase.done} max={Math.max(1, phase.total)} thin />
      )}
      {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
      <div className={styles.row}>
        <FileButton
          folder
          icon={<FolderOpen aria-hidden />}
          label={isEmpty ? say.recipe.chooseBackgrounds : say.recipe.chooseOtherBackgrounds}
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
            {say.recipe.useScenesOfOther}
          </Button>
        )}
      </div>
    </section>
  );
}
