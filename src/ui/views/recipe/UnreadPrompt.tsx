import { unreadMethod } from '../../../core/run/priorFit.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';

/** Says that the judge reads no names where a method makes pictures of them, and offers that it does; nothing where all are read. */
export function UnreadPrompt() {
  const method = useStudioState((state) => unreadMethod(state.recipe.settings));
  const { recipe } = useActions();
  if (method === null) return null;
  return (
    <FailureNotice
      failure={{ code: 'prompt-unread', method }}
      action={
        <Button
          onClick={() => {
            recipe.change({ judgeMode: 'auto' });
          }}
        >
          {say.recipe.letItReadNames}
        </Button>
      }
    />
  );
}
