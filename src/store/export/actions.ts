/** @file The export: plans it, compares it with what is held out, writes it, reads it again, and says what was written. */

import type { Arranged, Item } from '../../export/layouts/arrange.ts';
import type { Layout } from '../../export/layouts/layout.ts';
import type { PackReference } from '../../export/sidecar.ts';
import { FailureError, failureOf } from '../../core/failure.ts';
import type { Match } from '../../core/image/match.ts';
import { stretchOf } from '../../core/run/recipe.ts';
import type { Destination } from '../../storage/destination.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { takeSnapshot } from '../project/takeSnapshot.ts';
import { isSameSight, sightOf } from '../sight.ts';
import type { Sight } from '../../protocol/models.ts';
import type { Looked } from './leaks.ts';
import { matchOf } from './selectors.ts';
import { exportName } from './name.ts';
import type { PlannedFile } from './plan.ts';
import { createPrompt } from './prompt.ts';
import type { ExportPhase, SplitAnswer } from './state.ts';
import { betweenEvents } from '../yieldToEvents.ts';
import type * as Work from './work.ts';
import type { Outgoing } from './write.ts';

export interface ExportActions {
  readonly actions: StudioActions['export'];
  abandon(): void;
}

/** Phases in which nothing is under way. */
const AT_REST: ReadonlySet<ExportPhase['kind']> = new Set(['idle', 'written', 'failed']);
/** Progress reaches the state this often, in milliseconds. */
const SHOW = 100;

/** @param onBegin told when an export begins: what it does not need may go. */
export function exportActions(context: Context, onBegin: () => void): ExportActions {
  const { store } = context;
  const splitAnswer = createPrompt<SplitAnswer>();
  const leakAnswer = createPrompt<boolean>();
  const permission = createPrompt<null>();
  const looked: Looked = new Map();
  /** How they were seen. */
  let lookedAs: Sight | null = null;
  let current = new AbortController();
  let destination: Destination | null = null;

  /** Shows how far an export is, unless another has taken its place. */
  const phase = (next: ExportPhase, signal: AbortSignal) => {
    if (current.signal === signal) patch(context, 'export', { phase: next });
  };

  /** Shows progress, not more often than an eye can follow. */
  function shower(kind: 'comparing' | 'writing' | 'checking', signal: AbortSignal) {
    let shown = 0;
    return (done: number, total: number) => {
      if (signal.aborted || performance.now() - shown < SHOW) return;
      shown = performance.now();
      phase({ kind, done, total }, signal);
    };
  }

  async function run(chosen: Destination, signal: AbortSignal): Promise<void> {
    phase({ kind: 'writing', done: 0, total: 1 }, signal);
    onBegin();
    const work = await import('./work.ts');
    const loaded = await context.engine.load();
    if (!loaded.ok) throw new FailureError(loaded.error);
    const { appVersion } = context;
    const state = store.getState();
    const snapshot = takeSnapshot(state, { appVersion, now: context.now() });
    if (!snapshot) throw new FailureError({ code: 'nothing-to-export' });
    const packs = { judge: referenceTo(context, 'judge'), prior: referenceTo(context, 'prior') };
    const plan = await betweenEvents(work.planInSteps(state, { appVersion, ...packs }));
    const layout = work.layoutOf(store.getState().export.layout);
    const planned = [...plan.originals, ...(await withPictures(context, [...plan.variants, ...plan.picks]))];
    work.demandPlainLabels(
      layout,
      planned.map(({ row }) => row).filter(({ status }) => status !== 'rejected'),
    );
    const files = await withWholeSplits(work, planned, layout, signal);
    const leaks = await leaksOf(work, files, signal);
    const kept = files.filter(({ row }) => !leaks.has(row.file_name));
    const items = await work.withNeighbours(context, kept, signal);
    if (!items.ok) throw isCancelled(items.error) ? signal.reason : new FailureError(items.error);
    const match = matchOf(store.getState());
    const arranged = await betweenEvents(work.arrangeInSteps(layout, items.value, match !== null));
    const device = store.getState().engine.device?.device ?? null;
    const { packs: loadedPacks, prompt } = loaded.value;
    const facts = { layout, arranged, plan, snapshot, packs: loadedPacks, prompt, device, match };
    const source = picturesOf(context, arranged, match && { match, stretch: stretchOf(plan.facts.recipe) });
    const written = await writeAll(
      work,
      chosen,
      { pictures: source.pictures, texts: (sha256) => work.exportTexts(facts, sha256) },
      signal,
    ).finally(source.close);
    const report = { ...countsOf(arranged), name: written.name, bytes: written.bytes, leftOut: leaks.size };
    const { root } = arranged;
    const rows = arranged.items.map(({ row }) => row);
    const { sha256, paths } = written;
    phase({ kind: 'checking', done: 0, total: paths.length }, signal);
    const check = await work.verifyExport(
      context,
      written.source,
      { layout, root, rows, paths, sha256 },
      shower('checking', signal),
      signal,
    );
    if (!check.ok && !isCancelled(check.error)) throw new FailureError(check.error);
    // What was written stays, also where the person does not wait for the check.
    phase({ kind: 'written', report: { ...report, check: check.ok ? check.value : null } }, signal);
  }

  /** The files as the person wants them where a split lacks a class: asked before anything is compared or written. */
  async function withWholeSplits(
    { missingClasses, completeSplits }: typeof Work,
    files: readonly PlannedFile[],
    layout: Layout,
    signal: AbortSignal,
  ) {
    const rows = files.map(({ row }) => row).filter(({ status }) => status !== 'rejected');
    const missing = layout.numbersByFolder && layout.keepsNames !== true ? missingClasses(rows) : [];
    if (missing.length === 0) return files;
    phase({ kind: 'lacking', missing }, signal);
    const { dropped, moved } = completeSplits(rows, await splitAnswer.ask(signal));
    return files
      .filter(({ row }) => !dropped.has(row.file_name))
      .map((file) => {
        const place = moved.get(file.row.file_name);
        return place ? { ...file, path: place.file_name, row: { ...file.row, ...place } } : file;
      });
  }

  /** Paths of variants that stay out; asks where near-copies were found. */
  async function leaksOf({ findLeaks }: typeof Work, files: readonly PlannedFile[], signal: AbortSignal) {
    const show = shower('comparing', signal);
    const { run, recipe } = store.getState();
    const sight = sightOf(recipe, run.settings);
    if (!isSameSight(lookedAs, sight)) looked.clear();
    lookedAs = sight;
    const kept = files.filter(({ row }) => row.status !== 'rejected');
    const found = await findLeaks(context, kept, sight, looked, show, signal);
    if (!found.ok) throw isCancelled(found.error) ? signal.reason : new FailureError(found.error);
    if (found.value.length === 0) return new Set<string>();
    phase({ kind: 'leaking', leaks: found.value }, signal);
    const leaveOut = await leakAnswer.ask(signal);
    const variants = found.value.filter(({ source }) => source === 'synthetic');
    return new Set(leaveOut ? variants.map(({ path }) => path) : []);
  }

  function writeAll({ writeExport }: typeof Work, chosen: Destination, outgoing: Outgoing, signal: AbortSignal) {
    const total = outgoing.pictures.length;
    const show = shower('writing', signal);
    const listener = {
      onProgress: (done: number) => {
        show(done, total);
      },
      onRefused: async (done: number) => {
        phase({ kind: 'refused', done, total }, signal);
        await permission.ask(signal);
        phase({ kind: 'writing', done, total }, signal);
      },
    };
    return writeExport(context, chosen, outgoing, listener, signal);
  }

  async function start(signal: AbortSignal): Promise<void> {
    const state = store.getState();
    try {
      const full = state.project.saving.kind === 'failed';
      const name = exportName(state.export.layout, state.seeds.source?.name);
      destination = await context.openDestination(state.export.destination, name, full);
      if (!destination) return;
      await run(destination, signal);
    } catch (error) {
      const failure = failureOf(error);
      phase(signal.aborted ? { kind: 'idle' } : { kind: 'failed', failure }, signal);
    }
  }

  return {
    abandon() {
      current.abort();
      looked.clear();
    },
    actions: {
      include(include) {
        patch(context, 'export', { include });
      },
      layout(layout) {
        patch(context, 'export', { layout });
      },
      destination(kind) {
        patch(context, 'export', { destination: kind });
      },
      match(match) {
        patch(context, 'export', { match });
      },
      start() {
        current.abort();
        current = new AbortController();
        // What an earlier one was about is over, also where the person chooses no place for this one.
        if (!AT_REST.has(store.getState().export.phase.kind)) phase({ kind: 'idle' }, current.signal);
        void start(current.signal);
      },
      answerSplits(answer) {
        splitAnswer.answer(answer);
      },
      answer(leaveOut) {
        leakAnswer.answer(leaveOut);
      },
      goOn() {
        void destination?.askAgain().then((given) => {
          if (given) permission.answer(null);
        });
      },
      stop() {
        current.abort();
      },
      saveReport() {
        void import('./work.ts')
          .then(({ makeReport }) => makeReport(context))
          .then(context.handOver, (error: unknown) => {
            patch(context, 'export', { phase: { kind: 'failed', failure: failureOf(error) } });
          });
      },
    },
  };
}

/** Variants of a project that came without some of its pictures have nothing to write. */
async function withPictures({ blobs }: Context, variants: readonly PlannedFile[]): Promise<readonly PlannedFile[]> {
  const isPresent = await blobs.present();
  return variants.filter(({ image }) => isPresent(image));
}

/** The pictures where they lie, each got, and made like the others where that is chosen, when it is its turn. */
function picturesOf(
  { blobs, openMatcher }: Context,
  { items, rejected }: Arranged<PlannedFile>,
  matched: { readonly match: Match; readonly stretch: number } | null,
): { readonly pictures: Outgoing['pictures']; readonly close: () => void } {
  const matcher = matched && openMatcher();
  const get = async ({ image, path, crop }: PlannedFile) => {
    const blob = await blobs.get(image);
    if (!blob) throw new FailureError({ code: 'file-gone', path });
    if (!matcher) return blob;
    const made = await matcher.match(blob, { ...matched.match, at: crop }, matched.stretch);
    if (!made.ok) throw new FailureError(made.error);
    return made.value;
  };
  return {
    pictures: [...items, ...rejected].map(({ source, row }) => ({
      path: row.file_name,
      ...(source.bytes !== undefined && { bytes: source.bytes }),
      get: () => get(source),
    })),
    close() {
      matcher?.close();
    },
  };
}

function countsOf({ items, rejected }: Arranged<PlannedFile>) {
  const count = (source: Item<PlannedFile>['row']['source']) => items.filter(({ row }) => row.source === source).length;
  return { originals: count('real'), variants: count('synthetic'), picked: count('picked'), rejected: rejected.length };
}

function referenceTo({ loaded }: Context, role: 'judge' | 'prior'): PackReference {
  const { id, version, sha256 } = loaded!.packs.find((pack) => pack.role === role)!;
  return { id, version, sha256 };
}
