import { useSyncExternalStore } from 'react';

/** Whether a media query matches, as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => matchMedia(query).matches,
  );
}

/** Below this width the steps move to the bottom and columns stack. */
export const usePhone = (): boolean => useMedia('(max-width: 719px)');
