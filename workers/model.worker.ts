import { expose } from 'comlink';
import type { AdaptationWorker } from '../src/protocol/adaptation.ts';
import type { PackWorker } from '../src/protocol/packs.ts';
import { createModelService } from './studio/modelService.ts';

/** Loaded with the first question about packs: who keeps to those that come with the page never needs it. */
const packs = async (): Promise<PackWorker> => (await import('./packs/packService.ts')).createPackService();

const packService: Omit<PackWorker, 'hold'> = {
  listPacks: async (own) => (await packs()).listPacks(own),
  addPack: async (preset, hub, onProgress) => (await packs()).addPack(preset, hub, onProgress),
  makePack: async (given, told, onProgress) => (await packs()).makePack(given, told, onProgress),
  removePack: async (key) => (await packs()).removePack(key),
};

/** Loaded when a prior is adapted. */
const adaptation: Omit<AdaptationWorker, 'hold'> = {
  adaptPrior: async (asked, onNews) => (await import('./adaptation/adaptation.ts')).adaptPrior(asked, onNews),
};

// One script for all: most of what makes packs runs them too. A worker does one of these.
expose({ ...packService, ...adaptation, ...createModelService() });
