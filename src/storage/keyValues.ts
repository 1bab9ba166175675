/**
 * @file Small texts under a key, for the tab or for the browser. Where site data is blocked, naming the storage throws already: then
 * they are remembered until the page is left. The one place that touches `sessionStorage` and `localStorage`.
 */

export interface KeyValues {
  get(key: string): string | null;
  /** @param value `null` forgets it. */
  set(key: string, value: string | null): void;
}

/**
 * Texts in a storage of the browser, or in memory where it is closed or full.
 *
 * @param storage asked at every use: to name it may throw.
 */
export function keyValues(storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): KeyValues {
  /** What the storage did not take. */
  const memory = new Map<string, string | null>();
  return {
    get(key) {
      const here = memory.get(key);
      if (here !== undefined) return here;
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
  };
}

/** Until the tab is closed. */
export const ofTab = keyValues(() => sessionStorage);
/** Until the person clears it. */
export const ofBrowser = keyValues(() => localStorage);

/** Whether what is put into `ofTab` is there after a reload. */
export function tabOutlivesReload(): boolean {
  try {
    sessionStorage.setItem('offshoot-probe', '');
    sessionStorage.removeItem('offshoot-probe');
    return true;
  } catch {
    return false;
  }
}
