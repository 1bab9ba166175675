/** @file `npm run packs`: what packs there are, presets of the hub, packs of plain files, and whether a pack is what it says. */

import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { NOT_STATED } from '../../src/packs/draft/draft.ts';
import { HUB } from '../../src/packs/hub.ts';
import { PRESETS } from '../../src/packs/presets.ts';
import { packId } from '../../src/packs/packId.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { lackingTitle, lackWords, noteWords } from '../../src/ui/words/en/packs.ts';
import { checkPack } from './checkPack.ts';
import type { GivenSource } from '../../workers/packs/given.ts';
import { makeGiven } from '../../workers/packs/makeGiven.ts';
import { add, remove } from './keepPacks.ts';
import { defaultShelf } from './folderShelf.ts';
import { sourceOf } from './folderSource.ts';
import { sentenceOf } from './output/systemError.ts';
import { openPack } from './pack.ts';

const MODELS = 'public/models';

const USAGE = `usage: npm run packs -- list [<folder of packs>]          (${MODELS})
       npm run packs -- verify <pack> ...
       npm run packs -- add <preset> [--shelf <folder>] [--hub <address>]
         presets: ${PRESETS.map(({ id }) => id).join(', ')}
       npm run packs -- remove <preset or name> [--shelf <folder>]
         the shelf is ${defaultShelf()}
       npm run packs -- make <folder or zip with .onnx files> --to <new folder>
         --title <text>, --licence <SPDX>, --source <text>   what people read of it
         --logit-scale <number>, --prompt <text with {label}>  for a judge whose files do not say
         --unsafe <label,...>                                  for a safety classifier whose labels do not say`;

/**
 * Runs the command.
 *
 * @param args what follows its name.
 * @param runtime packs are tried in.
 * @param print one line to the person.
 * @returns 0, 1 where a pack is wrong or cannot be made, 2 where the command was not understood.
 */
export async function packsCommand(
  args: readonly string[],
  runtime: Runtime,
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const [verb, ...rest] = args;
  try {
    if (verb === 'list' && rest.length <= 1) return await list(rest[0] ?? MODELS, print);
    if (verb === 'verify' && rest.length > 0) return await verify(rest, runtime, print);
    const shelved = verb === 'add' || verb === 'remove' ? shelfArgs(rest) : null;
    if (shelved) {
      const { name, shelf, hub } = shelved;
      return await (verb === 'add' ? add(name, shelf, hub, runtime, print) : remove(name, shelf, print));
    }
    const asked = verb === 'make' ? makeArgs(rest) : null;
    if (asked) return await make(asked, runtime, print);
  } catch (error) {
    print(sentenceOf(error));
    return 1;
  }
  print(USAGE);
  return 2;
}

async function list(folder: string, print: (line: string) => void): Promise<0 | 1> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  let wrong = false;
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    if (!(await stat(join(path, 'pack.json')).catch(() => null))) continue;
    try {
      const { manifest } = await openPack(path);
      const size = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
      print(
        `${name.padEnd(24)} ${manifest.role.padEnd(6)} ${manifest.licence.padEnd(12)} ${size.toFixed(1)} MB  ${manifest.title}`,
      );
    } catch (error) {
      wrong = true;
      print(`${name.padEnd(24)} ${sentenceOf(error)}`);
    }
  }
  return wrong ? 1 : 0;
}

async function verify(folders: readonly string[], runtime: Runtime, print: (line: string) => void): Promise<0 | 1> {
  let wrong = false;
  for (const folder of folders) {
    const { passed, problems } = await checkPack(folder, runtime);
    print(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${folder}  (${passed.length} checks passed)`);
    for (const problem of problems) print(`       ${problem}`);
    wrong ||= problems.length > 0;
  }
  return wrong ? 1 : 0;
}

/** `null` where they are not understood. */
function shelfArgs(
  args: readonly string[],
): { readonly name: string; readonly shelf: string; readonly hub: string } | null {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { shelf: text, hub: text },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) return null;
    return { name, shelf: values.shelf ?? defaultShelf(), hub: values.hub ?? HUB };
  } catch {
    return null;
  }
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly title: string | undefined;
  readonly licence: string | undefined;
  readonly source: string | undefined;
  readonly prompt: string | undefined;
  readonly logitScale: number | undefined;
  readonly unsafe: readonly string[] | undefined;
}

/** `null` where they are not understood. */
function makeArgs(args: readonly string[]): Asked | null {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { to: text, title: text, licence: text, source: text, prompt: text, 'logit-scale': text, unsafe: text },
    });
    const { to, 'logit-scale': scale, title, licence, source, prompt, unsafe: named } = values;
    const unsafe = named?.split(',').map((label) => label.trim());
    const logitScale = scale === undefined ? undefined : Number(scale);
    if (to === undefined || positionals.length !== 1) return null;
    if (logitScale !== undefined && !(logitScale > 0 && Number.isFinite(logitScale))) return null;
    return { from: positionals[0]!, to, title, licence, source, prompt, logitScale, unsafe };
  } catch {
    return null;
  }
}

async function make(asked: Asked, runtime: Runtime, print: (line: string) => void): Promise<0 | 1> {
  const { from, to } = asked;
  if (await stat(to).catch(() => null)) {
    print(`Expected a new folder to write the pack to, got ${to}, which is there; name another.`);
    return 1;
  }
  const name = basename(resolve(to));
  const files = await sourceOf(from);
  try {
    return await makeOf(asked, name, files, runtime, print);
  } finally {
    await files.close();
  }
}

async function makeOf(
  asked: Asked,
  name: string,
  files: GivenSource,
  runtime: Runtime,
  print: (line: string) => void,
): Promise<0 | 1> {
  const { from, to, title, licence = NOT_STATED, source, prompt, logitScale, unsafe } = asked;
  const told = {
    id: packId(name),
    title: title ?? name,
    licence,
    source: source ?? `Files of ${basename(resolve(from))}`,
    prompt,
    logitScale,
    unsafe,
  };
  const made = await makeGiven(files, files.sizes, told, () => Promise.resolve(runtime), totalmem());
  if (made.kind === 'lacking') {
    print(lackingTitle(made));
    for (const lack of made.missing) print(`  ${lackWords(lack)}`);
    return 1;
  }
  const { pack } = made;
  const { manifest } = pack;
  for (const { path } of manifest.files) {
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await pack.read(path));
  }
  await writeFile(join(to, 'pack.json'), await format(JSON.stringify(manifest), { parser: 'json' }));
  print(`${to}: a ${manifest.role} (${made.family ?? 'with its manifest'}).`);
  for (const note of made.notes) print(`  ${noteWords(note)}`);
  if (manifest.licence === NOT_STATED)
    print(`  The licence was not stated; say it with --licence before you pass the pack on.`);
  return 0;
}
