import 'react';

/** Custom properties may be set from a view, for what only it knows: a share, a colour, a size. */
declare module 'react' {
  // An interface is what can be added to; a record cannot.
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
  interface CSSProperties {
    readonly [property: `--${string}`]: string | number | undefined;
  }
}
