import { Moon, Sun } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../elements/Button.tsx';
import { useMedia } from '../hooks/media.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';

/**
 * Switches between light and dark, for this visit and the next; until it is used, and when it comes back to what the browser wishes,
 * that wish holds.
 */
export function ThemeButton() {
  const theme = useStudioState((state) => state.view.theme);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const { view } = useActions();
  const dark = theme === 'system' ? systemDark : theme === 'dark';

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <IconButton
      label={dark ? say.frame.lightTheme : say.frame.darkTheme}
      icon={dark ? <Sun /> : <Moon />}
      onClick={() => {
        view.change({ theme: dark === systemDark ? (dark ? 'light' : 'dark') : 'system' });
      }}
    />
  );
}
