/** @file An engine that is asked of a project when it is here: until then it would be asked for what is on its way from the storage. */

import type { Engine } from '../../engine/engine.ts';

/**
 * The same engine, whose questions wait.
 *
 * @param ready resolves when they may be asked; called for each, and must not reject.
 */
export function engineAfter(engine: Engine, ready: () => Promise<unknown>): Engine {
  const after = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => ready().then(ask);
  return {
    load: () => after(() => engine.load()),
    warm: () => after(() => engine.warm()),
    embedTexts: (texts) => after(() => engine.embedTexts(texts)),
    embedSeeds: (...question) => after(() => engine.embedSeeds(...question)),
    embedViews: (...question) => after(() => engine.embedViews(...question)),
    imagine: (...question) => after(() => engine.imagine(...question)),
    layers: (seed, sight) => after(() => engine.layers(seed, sight)),
    setDevice: (device) => {
      engine.setDevice(device);
    },
    setPacks: (packs) => {
      engine.setPacks(packs);
    },
  };
}
