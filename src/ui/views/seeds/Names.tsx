import type { ClassSummary } from '../../../store/seeds/classSummaries.ts';
import { judgeGoesBy } from '../../../store/seeds/trust.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { TextField } from '../../elements/TextField.tsx';
import { counted } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './Names.module.css';

/** The words that the judge is asked with. Who lets it learn from pictures need not know of them. */
export function Names({ summaries }: { readonly summaries: readonly ClassSummary[] }) {
  const prompt = useStudioState((state) => state.seeds.prompt ?? state.engine.prompt);
  const named = useStudioState((state) => judgeGoesBy(state) === 'names');
  const { seeds } = useActions();
  const codes = named ? summaries.filter(({ info }) => info.code !== null) : [];
  const example = summaries[0]?.info.name ?? 'cat';
  return (
    <>
      {codes.length > 0 && (
        <Notice tone="warn" title={`${counted(codes.length, 'class name', 'class names')} cannot be read`}>
          Folder names that are codes mean nothing to a judge that goes by names. Give them words below, such as “tabby
          cat”.
        </Notice>
      )}
      <Disclosure summary="Names" open={named}>
        <div className={styles.names}>
          {!named && <p className={styles.soft}>They help the judge a little; it has learnt from the pictures.</p>}
          <ul className={styles.list} aria-label="Names of the classes">
            {summaries.map(({ info: { key, name, code } }) => {
              const title = key === '' ? 'No folder' : key;
              return (
                <li key={key}>
                  <bdi>{title}</bdi>
                  <TextField
                    label={`Readable name of ${title}`}
                    bare
                    value={name}
                    refuse={(draft) => (draft.trim() === '' ? 'The judge needs a word for it.' : null)}
                    onChange={(words) => {
                      seeds.renameClass(key, words.trim());
                    }}
                  />
                  {named && code !== null && (
                    <p className={styles.code}>
                      “{title}” reads like a code: {say.nameFault(code)}.
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
          <TextField
            label="Prompt"
            value={prompt ?? ''}
            hint={
              prompt === null
                ? 'The judge says what it is asked as soon as it is here.'
                : `The judge compares each picture with “${prompt.replace('{label}', example)}”.`
            }
            refuse={(draft) => (draft.includes('{label}') ? null : 'Write {label} where the class name goes.')}
            onChange={(template) => {
              seeds.setPrompt(template);
            }}
          />
        </div>
      </Disclosure>
    </>
  );
}
