import { areGrey } from '../../store/seeds/selectors.ts';
import { Checkbox } from '../elements/Checkbox.tsx';
import { Notice } from '../elements/Notice.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';

/** Seeds without colour: variants get none, unless the person wants some. Nothing for other seeds. */
export function KeepGrey() {
  const all = useStudioState((state) => areGrey(state.seeds));
  const grey = useStudioState((state) => state.recipe.settings.grey === true);
  const { recipe } = useActions();
  if (!all) return null;
  return (
    <Notice
      title={grey ? say.grey.title : say.grey.colourful}
      action={
        <Checkbox
          checked={grey}
          onChange={(checked) => {
            recipe.change({ grey: checked });
          }}
        >
          {say.grey.switch}
        </Checkbox>
      }
    />
  );
}
