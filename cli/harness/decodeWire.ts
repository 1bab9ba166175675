/** What the command and the page say to each other of a picture; all of it survives JSON. */

export interface CompareRequest {
  /** Address of the file's bytes on the command's own server. */
  readonly file: string;
  /** RGBA that the command read; `null` where it refused. */
  readonly pixels: { readonly address: string; readonly width: number; readonly height: number } | null;
  /** Bits that are used, 8 to 16. */
  readonly stretch: number;
}

/** Levels of 255, on white. */
export interface Difference {
  readonly most: number;
  readonly mean: number;
}

export type Compared =
  | {
      readonly ok: true;
      readonly width: number;
      readonly height: number;
      readonly usedBits: number;
      /** Width and height of the bitmap for thumbnails. */
      readonly view: readonly [number, number];
      /** To the command's pixels; `null` where there are none, or of another size. */
      readonly command: Difference | null;
      /** To the bitmap for thumbnails. */
      readonly look: Difference | null;
      /** To what the browser makes of the file by itself; `null` where it reads it not, or in another size. */
      readonly browser: Difference | null;
    }
  | { readonly ok: false; readonly reason: string };

/** What the page offers to the command. */
export interface DecodeWindow {
  compareDecoded(request: CompareRequest): Promise<Compared>;
}
