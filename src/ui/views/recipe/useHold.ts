import { useState, type PointerEventHandler } from 'react';
import { useHeldKey } from '../../hooks/heldKey.ts';

/** What an element needs to be held. */
export interface HoldProps {
  readonly onPointerDown: PointerEventHandler;
  readonly onPointerUp: PointerEventHandler;
  readonly onPointerCancel: PointerEventHandler;
  readonly onPointerLeave: PointerEventHandler;
}

/** Whether an element, or a key, is held down. */
export function useHold(key: string): readonly [held: boolean, props: HoldProps] {
  const byKey = useHeldKey(key);
  const [pressed, setPressed] = useState(false);
  const letGo = () => {
    setPressed(false);
  };
  const props: HoldProps = {
    onPointerDown: (event) => {
      if (event.button === 0) setPressed(true);
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onPointerLeave: letGo,
  };
  return [byKey || pressed, props];
}
