/** @file All methods. Adding one is a file of its own and a line here. */

import { augmix } from './augmix.ts';
import { copy } from './copy.ts';
import { cutmix } from './cutmix.ts';
import { cutout } from './cutout.ts';
import type { FactsOf } from './facts.ts';
import { dalle, gifDalle } from './gifDalle.ts';
import { gif } from './gif.ts';
import { gifSd, sd } from './gifSd.ts';
import { gridmask } from './gridmask.ts';
import { join } from './join.ts';
import type { Method } from './method.ts';
import { mixup } from './mixup.ts';
import { randaugment } from './randaugment.ts';
import { randomerasing } from './randomerasing.ts';
import { scene } from './scene.ts';
import type { PriorKind } from './priorKind.ts';
import { fillSettings, type SettingsOf } from './settings.ts';
import { textToImage } from './textToImage.ts';
import { trivialaugment } from './trivialaugment.ts';
import { unguided } from './unguided.ts';

/** In the order in which they are offered. */
const TABLE = {
  gif,
  unguided,
  'gif-sd': gifSd,
  sd,
  'text-to-image': textToImage,
  'gif-dalle': gifDalle,
  dalle,
  scene,
  join,
  randaugment,
  trivialaugment,
  augmix,
  cutmix,
  mixup,
  cutout,
  gridmask,
  randomerasing,
  copy,
};

type Table = typeof TABLE;

/** Names a method. */
export type MethodId = keyof Table;

/** What can be chosen of a method. */
export type MethodSettings<Id extends MethodId> = SettingsOf<Table[Id]['settings']>;

/** A method with its settings: a union on `method`. */
export type MethodRecipe = {
  readonly [Id in MethodId]: { readonly method: Id; readonly settings: MethodSettings<Id> };
}[MethodId];

/** What is remembered of how an image was made: a union on `method`. */
export type How = {
  readonly [Id in MethodId]: { readonly method: Id } & FactsOf<Table[Id]['facts']>;
}[MethodId];

export const METHOD_IDS = Object.keys(TABLE) as readonly MethodId[];

/** The methods that can be had with a prior of a kind: those that need no other, or none. */
export const methodsWith = (prior: PriorKind): readonly MethodId[] =>
  METHOD_IDS.filter((id) => {
    const method = methodOf(id);
    if (method.priorKind !== undefined) return method.priorKind === prior;
    return prior !== 'unclip' || !method.needs(fillSettings(method.settings)).prior;
  });

/** A method of which no more is known than that it is one. */
export const methodOf = (id: MethodId): Method<MethodId> => TABLE[id];

export const isMethodId = (id: string): id is MethodId => Object.hasOwn(TABLE, id);
