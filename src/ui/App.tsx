import { CircleHelp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import '@fontsource-variable/hanken-grotesk';
import './theme/tokens.css';
import './theme/base.css';
import type { Studio } from '../store/studio.ts';
import { IconButton } from './elements/Button.tsx';
import { DeviceButton } from './frame/DeviceButton.tsx';
import { Elsewhere } from './frame/Elsewhere.tsx';
import { DropTarget } from './frame/DropTarget.tsx';
import { HelpDialog } from './frame/HelpDialog.tsx';
import { HistoryNote } from './frame/HistoryNote.tsx';
import { KeepsNothing } from './frame/KeepsNothing.tsx';
import { LanguageButton } from './frame/LanguageButton.tsx';
import { later } from './frame/later.tsx';
import { LaterScreen } from './frame/LaterScreen.tsx';
import { LeaveWarning } from './frame/LeaveWarning.tsx';
import { Mark } from './frame/Mark.tsx';
import { ProjectButton } from './frame/ProjectButton.tsx';
import { RunChip } from './frame/RunChip.tsx';
import { SavingNotice } from './frame/SavingNotice.tsx';
import { Spoken } from './frame/Spoken.tsx';
import { Steps } from './frame/Steps.tsx';
import { TabTitle } from './frame/TabTitle.tsx';
import { ThemeButton } from './frame/ThemeButton.tsx';
import { GuideContext } from './guide/GuideContext.tsx';
import { lessonStep } from './guide/route.ts';
import { useRecipeLink } from './guide/useRecipeLink.ts';
import { useHash } from './hooks/hash.ts';
import { usePageKeys } from './hooks/keys.ts';
import { usePhone } from './hooks/media.ts';
import { StudioContext, useActions, useStudioState } from './hooks/studio.ts';
import { Differences } from './parts/Differences.tsx';
import { View } from './views/View.tsx';
import { say } from './words/say.ts';
import styles from './App.module.css';

/** The studio's page. */
export function App({ studio }: { readonly studio: Studio }) {
  return (
    <StudioContext value={studio}>
      <Spoken>
        <GuideContext>
          <Frame />
        </GuideContext>
      </Spoken>
    </StudioContext>
  );
}

const MODELS = later(async () => (await import('./views/models/ModelsView.tsx')).ModelsView);
const LESSON = later(async () => (await import('./guide/LessonView.tsx')).LessonView);

/** The step on screen. What was pressed to come here may be gone: the focus then goes to the new view, not to nowhere. */
function Main() {
  const step = useStudioState((state) => state.view.step);
  const models = useStudioState((state) => state.models.shown);
  const lesson = lessonStep(useHash());
  useRecipeLink();
  const project = useStudioState((state) => state.project.info?.id);
  const elsewhere = useStudioState((state) => state.project.access.kind === 'elsewhere');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [step, models]);
  return (
    <main data-tour="pictures" ref={main} className={styles.main} tabIndex={-1} inert={elsewhere}>
      <KeepsNothing />
      <SavingNotice />
      <Differences />
      {lesson ? (
        <LaterScreen key="lesson">
          <LESSON.Screen step={lesson} />
        </LaterScreen>
      ) : models ? (
        <LaterScreen>
          <MODELS.Screen />
        </LaterScreen>
      ) : (
        <View key={project ?? 'none'} />
      )}
    </main>
  );
}

function Frame() {
  const [help, setHelp] = useState(false);
  const phone = usePhone();
  const { review } = useActions();

  usePageKeys((event) => {
    if (event.key === '?') {
      setHelp(true);
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      if (event.shiftKey) review.redo();
      else review.undo();
      return true;
    }
    return false;
  });

  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <span className={styles.brand}>
          <Mark />
          <span className={styles.word}>{say.frame.offshoot}</span>
          <ProjectButton />
        </span>
        {!phone && <Steps />}
        <div className={styles.tools}>
          <RunChip />
          <DeviceButton />
          <LanguageButton />
          <ThemeButton />
          <IconButton
            data-tour="help"
            label={say.frame.keys}
            icon={<CircleHelp />}
            onClick={() => {
              setHelp(true);
            }}
          />
        </div>
      </header>
      <Main />
      {phone && <Steps />}
      <Elsewhere />
      <HistoryNote />
      <DropTarget />
      <LeaveWarning />
      <TabTitle />
      <HelpDialog
        open={help}
        onClose={() => {
          setHelp(false);
        }}
      />
    </div>
  );
}
