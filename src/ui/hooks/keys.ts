import { useEffect, useEffectEvent } from 'react';

/** Keys that a control uses itself, by the type of the input; one that is not listed takes text, and with it every key. */
const USED: Readonly<Record<string, RegExp>> = {
  radio: /^(?: |Arrow\w+)$/u,
  checkbox: /^ $/u,
  range: /^(?:Arrow\w+|Home|End|Page\w+)$/u,
  file: /^(?: |Enter)$/u,
};

const PRESSED = /^(?: |Enter)$/u;

/** Whether a key belongs to the control that has the focus, and not to shortcuts. */
export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('textarea, select, [contenteditable]')) return true;
  if (target instanceof HTMLInputElement) return USED[target.type]?.test(key) ?? true;
  return target.closest('button, summary, a[href]') !== null && PRESSED.test(key);
}

/** Whether a window above the page has the keys: a dialog, or something that opened from a button. */
const isCovered = (): boolean =>
  document.querySelector('dialog[open], [role="alertdialog"], [popover]:popover-open') !== null;

/**
 * Listens to keys anywhere on the page, except those that belong to the control in focus, and while a window is open.
 *
 * @param handle gives `true` for a key it has used: the browser's own action is then prevented.
 */
export function usePageKeys(handle: (event: KeyboardEvent) => boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTaken(event.target, event.key) || isCovered()) return;
    if (handle(event)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      onKey(event);
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, []);
}
