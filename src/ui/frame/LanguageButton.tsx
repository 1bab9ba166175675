import { Languages } from 'lucide-react';
import { useState } from 'react';
import { Notice } from '../elements/Notice.tsx';
import { Popover } from '../elements/Popover.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { say, speak } from '../words/say.ts';
import styles from './LanguageButton.module.css';

/** Each by its own name: who does not read the present one still finds theirs. */
const OPTIONS = Object.entries(LANGUAGES) as readonly [Language, (typeof LANGUAGES)[Language]][];

/** The language of the page, for this visit and the next; until one is chosen, the browser's wish holds. */
export function LanguageButton() {
  const language = useStudioState((state) => state.view.language);
  const { view } = useActions();
  const [failed, setFailed] = useState(false);
  return (
    <Popover
      title={say.frame.language}
      look="quiet"
      className={styles.button}
      aria-label={say.frame.language}
      face={<Languages aria-hidden />}
    >
      <fieldset className={styles.list}>
        <legend>{say.frame.language}</legend>
        {OPTIONS.map(([id, { name, dir }]) => (
          <label key={id} lang={id} dir={dir}>
            <input
              type="radio"
              name="language"
              checked={id === language}
              onChange={() => {
                setFailed(false);
                speak(id).then(
                  () => {
                    view.change({ language: id });
                  },
                  () => {
                    setFailed(true);
                  },
                );
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {failed && <Notice tone="bad" title={say.frame.languageDidNotCome} />}
    </Popover>
  );
}
