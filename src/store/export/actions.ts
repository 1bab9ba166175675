/** @file The export: plans the zip, streams it to disk, says what was written. */

import { sidecarText, SIDECAR_NAME, type PackReference, type SidecarRow } from '../../export/sidecar.ts';
import { createZip } from '../../export/zipWriter.ts';
import { cardText } from '../../export/card.ts';
import { failureOf } from '../../protocol/failure.ts';
import type { StudioActions } from '../actions.ts';
import { patch, type Context } from '../context.ts';
import { nearestTo, type Known } from '../memory.ts';
import { planExport, type ExportPlan, type PlannedFile } from './plan.ts';

export interface ExportActions {
  readonly actions: StudioActions['export'];
  abandon(): void;
}

/** Progress reaches the state this often, in milliseconds. */
const SHOW = 100;

export function exportActions(context: Context): ExportActions {
  const { store } = context;
  let current = new AbortController();

  async function write(signal: AbortSignal): Promise<void> {
    const name = zipName(store.getState().seeds.source?.name ?? 'dataset');
    patch(context, 'export', { phase: { kind: 'writing', done: 0, total: 1 } });
    const loaded = await context.engine.load();
    if (!loaded.ok) {
      patch(context, 'export', { phase: { kind: 'failed', failure: loaded.error } });
      return;
    }
    const plan = planExport(context, {
      judge: referenceTo(context, 'judge'),
      prior: referenceTo(context, 'prior'),
    });
    const files = [...plan.originals, ...plan.variants];
    const download = await context.openDownload(name);
    try {
      const zip = createZip(download.sink);
      let shown = 0;
      for (const [done, file] of files.entries()) {
        if (signal.aborted) throw signal.reason;
        if (performance.now() - shown > SHOW) {
          shown = performance.now();
          patch(context, 'export', { phase: { kind: 'writing', done, total: files.length } });
        }
        await zip.addStored(file.path, await bytesOf(context, file));
      }
      await zip.addText(SIDECAR_NAME, sidecarText(await rowsWithNeighbours(context, files)));
      await zip.addText('README.md', cardText(cardOf(context, plan)));
      await zip.close();
      const bytes = await download.save();
      const report = { name, originals: plan.originals.length, variants: plan.variants.length, bytes };
      patch(context, 'export', { phase: { kind: 'written', report } });
    } catch (error) {
      await download.abandon();
      if (signal.aborted) patch(context, 'export', { phase: { kind: 'idle' } });
      else throw error;
    }
  }

  return {
    abandon() {
      current.abort();
    },
    actions: {
      include(include) {
        patch(context, 'export', { include });
      },
      start() {
        current.abort();
        current = new AbortController();
        write(current.signal).catch((error: unknown) => {
          patch(context, 'export', { phase: { kind: 'failed', failure: failureOf(error, 'storage') } });
        });
      },
      stop() {
        current.abort();
      },
    },
  };
}

async function bytesOf({ blobs }: Context, { path, image }: PlannedFile): Promise<Uint8Array> {
  const blob = await blobs.get(image);
  if (!blob) throw new Error(`Expected the file of ${path}, got none; read the folder again.`);
  return new Uint8Array(await blob.arrayBuffer());
}

function referenceTo({ loaded }: Context, role: 'judge' | 'prior'): PackReference {
  const { id, version, sha256 } = loaded!.packs.find((pack) => pack.role === role)!;
  return { id, version, sha256 };
}

/** Every line with the nearest other image of the zip. */
async function rowsWithNeighbours({ memory }: Context, files: readonly PlannedFile[]): Promise<readonly SidecarRow[]> {
  const named = new Map<Known, string>();
  const knownOf = ({ of }: PlannedFile): Known | undefined =>
    of === null ? undefined : of.kind === 'seed' ? memory.seeds.get(of.id) : memory.variants.get(of.slot);
  for (const file of files) {
    const known = knownOf(file);
    if (known) named.set(known, file.path);
  }
  const names = new Map([...named].map(([{ of }, name]) => [of, name]));
  const rows: SidecarRow[] = [];
  let since = performance.now();
  for (const file of files) {
    const known = knownOf(file);
    const [nearest] = known ? nearestTo(known, named.keys(), 1) : [];
    rows.push({
      ...file.row,
      nearest: nearest ? { file_name: names.get(nearest.of)!, cosine: nearest.cosine } : null,
    });
    if (performance.now() - since > 10) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  return rows;
}

function cardOf({ store, loaded }: Context, { facts, originals, variants, verdicts }: ExportPlan) {
  const { seeds, recipe, run } = store.getState();
  const settings = run.settings ?? recipe.settings;
  const count = (files: readonly PlannedFile[], label: string) => files.filter(({ row }) => row.label === label).length;
  return {
    name: seeds.source?.name ?? 'dataset',
    run: facts,
    classes: seeds.classes
      .filter(({ leftOut }) => !leftOut)
      .map(({ key, name }) => ({ label: key, name, originals: count(originals, key), variants: count(variants, key) })),
    verdicts,
    side: settings.side,
    blend: settings.blend,
    packs: loaded!.packs,
    pictures: seeds.licences,
  };
}

/** The folder's name as a zip's: what no file system takes is left out. */
function zipName(source: string): string {
  const stem = source
    .replace(/\.zip$/iu, '')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
    .trim();
  return `${stem === '' ? 'dataset' : stem}-expanded.zip`;
}
