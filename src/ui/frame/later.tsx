import { useEffect, useState, type ComponentType } from 'react';

export interface Later<Props> {
  /** Fetches the code, where it is not here. */
  readonly load: () => Promise<unknown>;
  /** To be drawn within `LaterScreen`: it throws what kept the code from coming. */
  readonly Screen: ComponentType<Props>;
}

/**
 * A screen whose code comes when it is asked for, and which is drawn as soon as it is here. `lazy` within `Suspense` stands in for a
 * moment even then, and React leaves what stands in for a screen where it is for 300 ms.
 *
 * @param fetch gives the screen; called again where it failed.
 */
export function later<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Later<Props> {
  let here: ComponentType<Props> | null = null;
  const load = async () => (here ??= await fetch());
  return {
    load,
    Screen: function Later(props: Props) {
      const [Screen, show] = useState(() => here);
      const [failure, fail] = useState<{ readonly error: unknown } | null>(null);
      useEffect(() => {
        if (Screen) return;
        load().then(
          (code) => {
            show(() => code);
          },
          (error: unknown) => {
            fail({ error });
          },
        );
      }, [Screen]);
      if (failure) throw failure.error;
      return Screen && <Screen {...props} />;
    },
  };
}
