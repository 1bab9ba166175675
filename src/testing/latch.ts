/** @file A gate that a test opens: what must wait waits for the test and not for the clock. */

export interface Latch {
  /** Resolves when the gate is open. */
  readonly passed: Promise<void>;
  readonly open: () => void;
}

export function latch(): Latch {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
