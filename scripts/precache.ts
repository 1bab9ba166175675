/** @file The list of a build's files for its service worker, with a version that changes with any of them. */

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Bytes from which a file is kept when the page is idle, and not before it can be used offline at all. */
const LARGE = 1024 * 1024;
/**
 * Small, and kept when the page is idle all the same: what few visits open; adapting a prior; receipts and what writes an export, which come at the end; and
 * languages, of which a visit needs one.
 */
const LATER =
  /(?:^|\/)(?:packService|adaptation|ModelsView|ExportView|InspectView|ReceiptView|LessonView|Glossary|tour|guide|work|receipt\.worker|zip\.worker|de|es|zh)-[^/]+$/u;
/** What no page asks for. */
const UNUSED = /(?:^|\/)(?:sw\.js|precache\.js|index\.html|[^/]+\.md|contact-sheet\.jpg)$/u;
/** The runtime with WebGPU: kept where it is used. */
const OPTIONAL = /\.asyncify-[^/]+\.wasm$|ort\.webgpu\./u;

/** Writes `precache.js` beside the service worker when the build is complete. */
export function precache(): Plugin {
  let folder = '';
  return {
    name: 'precache',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    // Not when the bundle is closed: that happens after a failure too, whose reason this one's would hide.
    async writeBundle() {
      await writeFile(resolve(folder, 'precache.js'), `self.PRECACHE = ${JSON.stringify(await listOf(folder))};\n`);
    },
  };
}

async function listOf(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, resolve(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  const lists = { shell: ['./'], large: [] as string[], optional: [] as string[] };
  for (const path of paths) {
    const content = await readFile(resolve(folder, path));
    hash.update(path).update('\0').update(content);
    if (UNUSED.test(path)) continue;
    if (OPTIONAL.test(path)) lists.optional.push(path);
    else if (content.length > LARGE || LATER.test(path)) lists.large.push(path);
    else lists.shell.push(path);
  }
  return { version: hash.digest('hex').slice(0, 16), ...lists };
}
