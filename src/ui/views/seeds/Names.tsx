import type { ClassSummary } from '../../../store/seeds/classSummaries.ts';
import { judgeGoesBy } from '../../../store/seeds/trust.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { TextField } from '../../elements/TextField.tsx';
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
        <Notice tone="warn" title={say.seeds.classNameCannotBe(codes.length)}>
          {say.seeds.folderNamesThatAre}
        </Notice>
      )}
      <Disclosure summary={say.seeds.names} open={named}>
        <div className={styles.names}>
          {!named && <p className={styles.soft}>{say.seeds.theyHelpTheJudge}</p>}
          <ul className={styles.list} aria-label={say.seeds.namesOfTheClasses}>
            {summaries.map(({ info: { key, name, code } }) => {
              const title = key === '' ? say.seeds.noFolder : key;
              return (
                <li key={key}>
                  <bdi>{title}</bdi>
                  <TextField
                    label={say.seeds.readableNameOf(title)}
                    bare
                    value={name}
                    refuse={(draft) => (draft.trim() === '' ? say.seeds.theJudgeNeedsA : null)}
                    onChange={(words) => {
                      seeds.renameClass(key, words.trim());
                    }}
                  />
                  {named && code !== null && (
                    <p className={styles.code}>{say.seeds.readsLikeACode(title, say.nameFault(code))}</p>
                  )}
                </li>
              );
            })}
          </ul>
          <TextField
            label={say.seeds.prompt}
            value={prompt ?? ''}
            hint={
              prompt === null
                ? say.seeds.theJudgeSaysWhat
                : say.seeds.theJudgeComparesEach(prompt.replace('{label}', example))
            }
            refuse={(draft) => (draft.includes('{label}') ? null : say.seeds.writeLabelWhereThe)}
            onChange={(template) => {
              seeds.setPrompt(template);
            }}
          />
        </div>
      </Disclosure>
    </>
  );
}
