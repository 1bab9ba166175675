/** @file One page that classifies a dropped picture offline: network and runtime lie inside, so that it opens from a folder. */

import { gzipSync } from 'fflate';
import { PAGE_SCRIPT, RESIZE_SCRIPT } from './pageScript.ts';

/** Everywhere that this runs, and in no list of what pure code may use. */
declare function btoa(text: string): string;

/** onnxruntime-web, as files of its package. */
export interface RuntimeFiles {
  /** `dist/ort.wasm.bundle.min.mjs`. */
  readonly module: Uint8Array;
  /** `dist/ort-wasm-simd-threaded.wasm`. */
  readonly wasm: Uint8Array;
}

export interface PageFacts {
  readonly title: string;
  /** In the order of the network's classes. */
  readonly labels: readonly string[];
  /** Sides that a picture's central square is resized to, one after the other; the last is the network's. */
  readonly sides: readonly number[];
  readonly model: Uint8Array;
  /** A sentence on how good it is. */
  readonly about: string;
}

/**
 * The page. A page of a folder may not fetch, so everything is in it; its policy forbids every connection besides.
 *
 * @param facts what it says and reads with.
 * @param runtime about 4 MB when it is packed.
 */
export function classifierPage({ title, labels, sides, model, about }: PageFacts, runtime: RuntimeFiles): string {
  const policy =
    "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src blob:; base-uri 'none'; form-action 'none'";
  const packed = (id: string, bytes: Uint8Array) =>
    `<script type="application/gzip" id="${id}">${base64(gzipSync(bytes, { mtime: 0 }))}</script>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark; }
  img { max-width: 100%; max-height: 24rem; }
  #answer { font-size: 1.6rem; font-weight: 600; }
</style>
<h1>${escaped(title)}</h1>
<p>${escaped(about)}</p>
<p><label>Drop a picture here, or choose one: <input type="file" id="file" accept="image/*"></label></p>
<img id="picture" alt="The picture that was read" hidden>
<p id="answer" role="status">Opening ...</p>
<ul id="others" aria-label="What else it could be"></ul>
<p>Everything happens on this page; no picture leaves it. It runs on ONNX Runtime (Microsoft, MIT licence).</p>
${packed('runtime', runtime.module)}
${packed('runtime-wasm', runtime.wasm)}
${packed('model', model)}
<script>
const SIDES = ${JSON.stringify(sides)}, LABELS = ${JSON.stringify(labels).replaceAll('<', '\\u003c')};
${RESIZE_SCRIPT}
${PAGE_SCRIPT}
</script>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (character) => ENTITIES[character]!);

function base64(bytes: Uint8Array): string {
  let text = '';
  // In parts: as arguments, all bytes at once are too many.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
