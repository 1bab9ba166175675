import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => {
    removeEventListener('hashchange', changed);
  };
};

/** What stands behind # in the page's address. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => location.hash);

/** Leaves what the address leads to for the studio; Back comes here again. */
export function leaveHash(): void {
  location.hash = '';
}
