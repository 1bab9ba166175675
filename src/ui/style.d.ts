import 'react';

/** Custom properties may be set from a view, for what only it knows: a share, a colour, a size. */
declare module 'react' {
  interface CSSProperties {
    readonly [property: `--${string}`]: string | number | undefined;
  }
}
