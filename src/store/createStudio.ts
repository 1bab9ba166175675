/** @file Puts the slices together over their ports. */

import { createStore } from 'zustand/vanilla';
import type { EngineEvent } from '../engine/engine.ts';
import type { Device, Loaded } from '../protocol/models.ts';
import { adaptationActions } from './adaptation/actions.ts';
import { NO_ADAPTATION } from './adaptation/state.ts';
import { patch, pictured, type Context, type Ports } from './context.ts';
import { createInsight } from './createInsight.ts';
import { spaceOf } from './embedding.ts';
import { engineAfter } from './engine/after.ts';
import { LARGE } from './fitting.ts';
import { judgeOf, NO_ENGINE } from './engine/state.ts';
import { exportActions } from './export/actions.ts';
import { matchedPicture } from './export/matched.ts';
import { NO_EXPORT } from './export/state.ts';
import { insightAfter } from './insightAfter.ts';
import { createImages } from './images.ts';
import { clearProject } from './clearProject.ts';
import { createMemory, enterSpace, isSeen } from './memory.ts';
import { NO_MODELS } from './models/state.ts';
import type { ModelsStep } from './models/step.ts';
import { fromDrop, fromInput } from '../storage/chosenFiles.ts';
import { picksActions } from './picks/actions.ts';
import { NO_PICKS } from './picks/state.ts';
import { projectActions } from './project/actions.ts';
import { createBlobs } from './project/blobs.ts';
import { createEmbeddings } from './project/embeddings.ts';
import { createSession } from './project/session.ts';
import { NO_PROJECT } from './project/state.ts';
import { guardActions } from './project/guardActions.ts';
import { receiptActions } from './receipt/actions.ts';
import { NO_RECEIPT } from './receipt/state.ts';
import { recipeActions } from './recipe/actions.ts';
import { createPreview } from './recipe/preview.ts';
import { FIRST_RECIPE, withLimits } from './recipe/state.ts';
import { sightOf } from './sight.ts';
import { reopenedActions } from './reopened/actions.ts';
import { NOTHING_REOPENED } from './reopened/state.ts';
import { reviewActions } from './review/actions.ts';
import { NO_REVIEW } from './review/state.ts';
import { createPlanner } from './run/plan.ts';
import { runActions } from './run/actions.ts';
import { presentPicks } from './picks/selectors.ts';
import { refreshNeighbours } from './run/neighbours.ts';
import { seedsCompared } from './run/selectors.ts';
import { NO_RUN } from './run/state.ts';
import { runsActions } from './runs/actions.ts';
import { createEarlierRuns } from './runs/earlier.ts';
import { NO_RUNS } from './runs/state.ts';
import { seedLayers } from './seeds/layers.ts';
import { grownSeeds } from './seeds/selectors.ts';
import { seedsActions } from './seeds/actions.ts';
import { createPreflight } from './seeds/preflight.ts';
import { NO_SEEDS } from './seeds/state.ts';
import { sortingActions } from './sorting/actions.ts';
import { NO_SORTING } from './sorting/state.ts';
import type { StudioState } from './state.ts';
import type { Studio } from './studio.ts';
import { FIRST_VIEW, withChange } from './view/state.ts';

export interface StudioOptions extends Omit<Ports, 'engine'> {
  readonly createEngine: (onEvent: (event: EngineEvent) => void) => Ports['engine'];
  /** What the address asked for. */
  readonly device: 'auto' | Device;
}

const FIRST_STATE: StudioState = {
  project: NO_PROJECT,
  engine: NO_ENGINE,
  models: NO_MODELS,
  adaptation: NO_ADAPTATION,
  sorting: NO_SORTING,
  seeds: NO_SEEDS,
  recipe: FIRST_RECIPE,
  picks: NO_PICKS,
  run: NO_RUN,
  runs: NO_RUNS,
  review: NO_REVIEW,
  view: FIRST_VIEW,
  receipt: NO_RECEIPT,
  export: NO_EXPORT,
  reopened: NOTHING_REOPENED,
};

/** The studio of a page. */
export function createStudio({ createEngine, device, ...ports }: StudioOptions): Studio {
  const store = createStore<StudioState>(() => ({
    ...FIRST_STATE,
    engine: { ...NO_ENGINE, wanted: device },
    models: { ...NO_MODELS, chosen: ports.chosenPacks.last() },
    view: { ...FIRST_VIEW, theme: ports.theme.last(), language: ports.language.first },
  }));
  const engine = engineAfter(
    createEngine((event) => {
      onEngineEvent(context, event);
    }),
    () => projects.settled(),
  );
  const facts = { ...ports, engine, store, memory: createMemory(), loaded: null };
  const session = createSession(facts, {
    onHandOver() {
      halt();
    },
  });
  const { journal } = session;
  const blobs = createBlobs(journal, ports.projects.catalogue, () => session.database());
  const images = createImages(blobs);
  const embeddings = createEmbeddings(journal, () => session.database());
  const earlierRuns = createEarlierRuns(journal, () => session.database());
  const context: Context = Object.assign(facts, { journal, blobs, embeddings, earlierRuns });
  const preflight = createPreflight(context);
  const preview = createPreview(context);
  const picks = picksActions(context);
  const recipe = recipeActions(context, preview, preflight, () => {
    picks.onJudge();
  });
  const planner = createPlanner(context);
  const run = runActions(context, planner, {
    onStart: () => {
      recipe.giveWay();
      // It compares with what the run is about to replace.
      reopened.actions.stop();
    },
    onGrown: () => refreshNeighbours(context),
  });
  const review = reviewActions(context, planner, () => {
    preflight.schedule();
    recipe.onSeeds();
  });
  const receipt = receiptActions(context);
  const adaptation = adaptationActions(context);
  const exporting = exportActions(context, () => {
    // The judge of a large set is as much memory as what is written of thousands of pictures; whoever goes on with the run has it learnt again.
    const { phase, seeds } = store.getState().run;
    if (phase.kind !== 'finished' || seeds.length <= LARGE) return;
    planner.forget();
    context.memory.judges.letGo();
  });
  const reopened = reopenedActions(context, planner);
  let recollected: Promise<unknown> = Promise.resolve();
  /** Pictures that are here again, and that another judge has seen, are looked at. */
  function recollect() {
    recollected = reopened.remember();
  }
  /** The judge is here, and knows every variant. */
  async function known() {
    await projects.settled();
    let last;
    do await (last = recollected);
    while (last !== recollected);
    return engine.load();
  }

  /** Ends what is at work; what is done is kept. */
  function halt() {
    run.halt();
    review.abandon();
    receipt.abandon();
    adaptation.abandon();
    exporting.abandon();
    reopened.abandon();
    recipe.cancel();
    picks.abandon();
    preflight.cancel();
  }
  const runs = runsActions(context, {
    onExchange() {
      run.halt();
      review.abandon();
      exporting.abandon();
      reopened.abandon();
    },
    onExchanged: recollect,
  });
  const projects = projectActions(context, session, {
    onHalt: halt,
    onLeave() {
      halt();
      planner.forget();
      clearProject(context);
      images.forget();
    },
    onOpened() {
      recipe.onOpened();
      // What another judge has embedded is unknown to this one.
      recollect();
      void lookAgain();
    },
  });
  /** Seeds that this judge has not seen: another pack was chosen since the project was left, or they were never read. */
  async function lookAgain() {
    const { seeds, project } = store.getState();
    if (seeds.preflight.kind === 'idle') preflight.schedule();
    else if ((await engine.load()).ok && store.getState().project.info === project.info && hasUnseen())
      preflight.schedule();
  }
  const hasUnseen = () => grownSeeds(store.getState().seeds).some((seed) => !isSeen(context.memory, seed));
  /** What the new packs make otherwise: readings, map, proposal, estimate, preview. */
  function onPacks() {
    const { recipe: present, seeds } = store.getState();
    const { side } = present.settings;
    const { minimum, maximum, multipleOf } = present.limits.side;
    if (side !== null && (side < minimum || side > maximum || side % multipleOf !== 0))
      patch(context, 'recipe', { settings: { ...present.settings, side: null } });
    if (seeds.images.size === 0) return;
    preflight.schedule();
    recipe.onSeeds();
    picks.onJudge();
    recollect();
  }
  const models = () =>
    (modelsLoaded ??= import('./models/actions.ts').then(({ modelsActions }) =>
      modelsActions(context, {
        onLeave() {
          halt();
          planner.forget();
        },
        onChanged: onPacks,
      }),
    ));
  let modelsLoaded: Promise<(step: ModelsStep) => void> | null = null;
  const act = (step: ModelsStep) =>
    void models().then((take) => {
      take(step);
    });
  const readAgain = {
    ...preflight,
    schedule() {
      preflight.schedule();
      recipe.onJudge();
      picks.onJudge();
    },
  };
  const seeds = seedsActions(context, readAgain, {
    onOpen: (source) => projects.create(source),
    onNothing: () => projects.discard(),
    onRefused: () => projects.close(),
    onReplaced: (id) => {
      projects.actions.remove(id);
    },
    onRead() {
      recipe.onSeeds();
    },
    onReopened() {
      planner.forget();
      recipe.onSeeds();
      recollect();
    },
  });
  projects.start();
  const guard = {
    store,
    onActed() {
      journal.hurry();
    },
  };
  return {
    store,
    images,
    insight: insightAfter(
      createInsight(
        context.memory,
        {
          seeds: () => store.getState().run.seeds,
          compared() {
            const { run, seeds } = store.getState();
            return seedsCompared(run, (id) => seeds.images.get(id)?.label);
          },
          classOf: (id) => store.getState().seeds.images.get(id)?.label,
          seedOf: (slot) => store.getState().run.variants.get(slot)?.seed,
          picks() {
            const { picks, seeds } = store.getState();
            return presentPicks(picks.all, seeds.classes).values();
          },
        },
        ports.analysis,
      ),
      known,
    ),
    layers: (id) => seedLayers(context, id),
    matched: (image, match) => matchedPicture(context, image, match),
    destinations: ports.destinations,
    tour: ports.tour,
    actions: guardActions(guard, {
      project: projects.actions,
      engine: {
        warm() {
          void engine.warm();
        },
        setDevice(wanted) {
          patch(context, 'engine', { wanted, device: null, phase: { kind: 'loading', done: 0, total: 0 } });
          engine.setDevice(wanted);
        },
      },
      models: {
        act,
        show(shown) {
          patch(context, 'models', { shown });
          if (shown) act({ kind: 'list' });
        },
        openFiles(files, told) {
          if (files.length > 0) act({ kind: 'make', chosen: fromInput(files), told });
        },
        openDrop(transfer, told) {
          act({ kind: 'make', chosen: fromDrop(transfer), told });
        },
      },
      seeds: seeds.actions,
      sorting: sortingActions(context, seeds.openSorted),
      recipe: recipe.actions,
      picks: picks.actions,
      run: run.actions,
      runs,
      review: review.actions,
      receipt: receipt.actions,
      adaptation: adaptation.actions,
      view: {
        change(view) {
          patch(context, 'view', withChange(store.getState().view, view));
          if (view.step !== undefined) patch(context, 'models', { shown: false });
          if (view.theme !== undefined) ports.theme.remember(view.theme);
          if (view.language !== undefined) ports.language.remember(view.language);
        },
      },
      export: exporting.actions,
      reopened: reopened.actions,
    }),
  };
}

function onEngineEvent(context: Context, event: EngineEvent): void {
  switch (event.kind) {
    case 'loading':
      patch(context, 'engine', { phase: event });
      break;
    case 'rebuilding': {
      const { rebuilds } = context.store.getState().engine;
      patch(context, 'engine', { phase: { kind: 'rebuilding' }, device: null, rebuilds: rebuilds + 1 });
      break;
    }
    case 'failed':
      patch(context, 'engine', { phase: event, device: null });
      break;
    case 'loaded':
      onLoaded(context, event.loaded);
      break;
    default:
      event satisfies never;
  }
}

function onLoaded(context: Context, loaded: Loaded): void {
  context.loaded = loaded;
  const { device, threads, reason, packs, priorKind, ownAdapters, sides, epsilon, prompt, framing, safety } = loaded;
  const { fit } = framing;
  patch(context, 'engine', { phase: { kind: 'ready' }, device: { device, threads, reason }, packs, prompt, fit });
  const limits = {
    ...{ priorKind, ownAdapters, safety },
    ...{ side: sides, epsilon: { suggested: epsilon, maximum: 4 * epsilon } },
  };
  patch(context, 'recipe', withLimits(context.store.getState().recipe, limits));
  const { engine, recipe } = context.store.getState();
  const judge = judgeOf(engine);
  if (context.memory.space !== null && context.memory.space.judge !== judge) context.memory.texts.clear();
  enterSpace(context.memory, spaceOf(engine, sightOf(recipe)), pictured(context));
}
