/** @file The little that messages say of files: this folder compiles without a browser's library. */

declare global {
  interface Blob {
    readonly size: number;
    readonly type: string;
  }
  interface File extends Blob {
    readonly name: string;
  }
}

export {};
