/**
 * @file `offshoot.json`, version 2: a whole project in words, beside its pictures. Published as JSON Schema in `public/schema/`, which
 * a test compares with this file. A field that is added later is optional; any other change is a new version.
 */

import * as z from 'zod/mini';
import { VIEW_SETS } from '../../core/judge/head/viewSets.ts';
import { METHOD_IDS } from '../../core/methods/table.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import { receiptSchema } from '../receipt/schema.ts';
import { howSchema } from './methodSchema.ts';
import { recipeSchema } from './recipeSchema.ts';
import { DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';

const text = z.string();
const time = z.iso.datetime();
const count = z.int().check(z.gte(0));
const index = count;
const real = z.number();
const share = z.number().check(z.gte(0), z.lte(1));
const reals = z.array(z.number());
/** Of 16. */
const bits = z.int().check(z.gte(1), z.lte(16));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/u));
const split = z.nullable(z.enum(['train', 'val', 'test']));
/** Where a file lies in the export; `null` where it is not in it. */
const file = z.nullable(text);

const application = z.object({ name: z.literal('Offshoot'), version: text });

const project = z.object({ id: text, name: text, created: time });

const source = z.object({ kind: z.enum(['folder', 'zip', 'sample']), name: text });

const classInfo = z.object({ key: text, name: text, code: z.nullable(text), leftOut: z.boolean() });

const flag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('duplicate'), of: text }),
  z.object({ kind: z.enum(['small', 'dark', 'blurred']) }),
]);

const place = z.tuple([real, real]);

/** See `Stroke`. */
const stroke = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('brush'), includes: z.boolean(), radius: real, points: z.array(place) }),
  z.object({ kind: z.literal('box'), includes: z.boolean(), from: place, to: place }),
]);

const image = z.object({
  /** Its path in the data set as it came: names it everywhere in this document. */
  id: text,
  file,
  split,
  /** Key of its class. */
  label: text,
  bytes: count,
  width: count,
  height: count,
  sha256,
  luminance: real,
  sharpness: real,
  /** How many of 16 bits it uses; absent where that is nothing to speak of. */
  usedBits: z.optional(bits),
  /** Absent where it has some colour. */
  grey: z.optional(z.literal(true)),
  flags: z.array(flag),
  leftOut: z.boolean(),
  /** Key of the class it came as, once a person has looked at its label: `label` where they said that it is right. */
  cameAs: z.optional(text),
  /** Where the square that is grown lies along its longer side, from 0 at its left or top to 1; absent where it is in the middle. */
  crop: z.optional(share),
  /** What a person drew on the mask of its object, in order. */
  mask: z.optional(z.array(stroke)),
});

const licence = z.object({ title: text, licence: text, attribution: text, url: text });

const pack = z.object({
  id: text,
  title: text,
  version: text,
  role: z.enum(['prior', 'judge', 'mask', 'safety']),
  licence: text,
  sha256: text,
});

const failure = z.object({ code: text, message: text, hint: text });

const phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('finished'), stopped: z.boolean() }),
  z.object({ kind: z.literal('failed'), failure }),
]);

/** What the judge read in a seed when it was grown. */
const reading = z.object({
  seed: text,
  probabilities: reals,
  entropy: real,
  top1: index,
  anchor: index,
  /** Pictures that were made for it, those that selection did not keep included. */
  drawn: z.optional(count),
  /** Variants that were asked for when it was grown; absent where the run asks for no more by now. */
  asked: z.optional(count),
  /** Methods that made nothing of it, and why. */
  declined: z.optional(z.array(z.object({ method: z.enum(METHOD_IDS), reason: text }))),
});

const neighbour = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('seed'), id: text }),
    z.object({ kind: z.literal('variant'), seed: text, k: count }),
  ]),
  cosine: real,
});

/** A variant: what made it, and what the judge says of it; see `VariantRecord`. */
const variant = z.object({
  seed: text,
  /** Slot, from 1. */
  k: z.int().check(z.gte(1)),
  file,
  sha256: z.nullable(sha256),
  /** Number of its random stream. */
  number: count,
  /** Streams that it was made together with, itself included, in their order. */
  siblings: z.array(count),
  /** Which method made it, and what that tells of it. */
  how: howSchema,
  /** Another class that has a share in it. */
  mixture: z.nullable(z.object({ label: index, share })),
  classScore: real,
  top1: index,
  keptClass: z.boolean(),
  entropy: real,
  deltaEntropy: real,
  diversity: real,
  cosineToSeed: real,
  /** How likely it is one that should not be shown; absent where nobody checked it. */
  safety: z.optional(share),
  probabilities: reals,
  nearest: z.nullable(neighbour),
  nearCopy: z.boolean(),
});

/** See `JudgeHead`. */
const judgeHead = z.object({
  mode: z.enum(['names', 'names and examples', 'examples']),
  lambda: z.nullable(real),
  scale: real,
  temperature: real,
  leaveOneOut: z.nullable(share),
  /** Views of every seed that it learnt from, and passes for every seed that were taken to find out; absent without a try. */
  views: z.optional(z.enum(VIEW_SETS.map(({ views }) => views))),
  forwards: z.optional(z.int().check(z.gte(2))),
});

/** What names a run among those of its project; absent in what commands and earlier versions wrote. */
const runNames = {
  /** From 1, in the order in which they were begun. */
  made: z.optional(z.int().check(z.gte(1))),
  name: z.optional(text),
  began: z.optional(time),
  /** Number of the run of which it is the unguided twin. */
  twinOf: z.optional(z.int().check(z.gte(1))),
};

/** A run that is set aside: what came of it, and not its variants; see `RunHeader`. */
const runHeader = z.object({
  ...runNames,
  made: z.int().check(z.gte(1)),
  settings: recipeSchema,
  /** Variants that were asked for. */
  total: count,
  seconds: real,
  figures: z.object({
    ...{ seeds: count, read: count, variants: count, kept: count },
    ...{ entropy: z.nullable(real), diversity: z.nullable(real), accepted: count, rejected: count },
  }),
});

const run = z.object({
  ...runNames,
  phase,
  settings: recipeSchema,
  /** Names of the classes as the judge was asked about them, in the order of `classes`, and the template of the question. */
  names: z.array(text),
  prompt: text,
  active: z.array(index),
  /** Prior and judge, with version and digest. */
  packs: z.array(pack),
  /** What the judge knew the classes by, and how well it read the seeds without knowing them; absent in older runs. */
  judgeHead: z.optional(judgeHead),
  /** Classes that seeds had at the start of the run and have no more, by the seed's id. */
  labelsThen: z.optional(z.record(text, text)),
  /** Where it ran: `wasm`, `webgpu`, `node` or `cuda`; the same device makes the same bits. */
  device: z.nullable(text),
  seeds: z.array(text),
  /** How many variants each of the seeds gets; absent where all get as many as the settings say. */
  counts: z.optional(z.array(count)),
  /** Pictures of no class whose scenes were taken, which are not in the export; absent where there were none. */
  backgrounds: z.optional(z.array(z.object({ id: text, sha256 }))),
  /** That it worked; 0 where nobody measured it, so that a command's zip depends on the run alone. */
  seconds: real,
  failures: z.array(z.object({ seed: text, failure })),
  readings: z.array(reading),
  variants: z.array(variant),
});

/** A picture out of a folder without labels, for a class that the judge was sure of; see `PickedFacts`. */
const picked = z.object({
  /** Its path in the folder that it was picked from. */
  from: text,
  /** Where it lies in the export. */
  file: text,
  /** Of the file: names it among those that were picked. */
  sha256,
  /** Key of the class that it was picked for. */
  label: text,
  probability: share,
  entropy: real,
  foretold: share,
  asked: z.object({ probability: share, cosine: real, seeds: count }),
  /** `null` where nobody has decided. */
  decision: z.nullable(
    z.object({
      verdict: z.enum(['accepted', 'rejected', 'unreviewed']),
      /** Key of another class. */
      relabel: z.nullable(text),
      reason: text,
      /** When it was decided. */
      at: z.nullable(time),
    }),
  ),
});

const figure = z.enum([
  'classScore',
  'deltaEntropy',
  'diversity',
  'distance',
  'cosineToSeed',
  'nearestCosine',
  'safety',
]);

const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['below', 'above']), figure, limit: real }),
  z.object({ kind: z.literal('below-seed'), share: real }),
  z.object({ kind: z.enum(['class-lost', 'near-copy']) }),
]);

const decision = z.object({
  seed: text,
  k: z.int().check(z.gte(1)),
  verdict: z.enum(['accepted', 'rejected', 'unreviewed']),
  /** Key of another class than the seed's. */
  relabel: z.nullable(text),
  reason: text,
  /** When it was decided. */
  at: z.nullable(time),
  /** That its safety score decided it, and nobody has looked at it; absent where that was not so. */
  safety: z.optional(z.object({ score: share, threshold: share })),
});

export const documentSchema = z.object({
  format: z.literal('offshoot-project'),
  version: z.literal(DOCUMENT_VERSION),
  application,
  /** When it was written. */
  written: time,
  layout: z.enum(['folders', 'hugging-face', 'ultralytics', 'csv', 'new-images']),
  project,
  source: z.nullable(source),
  /** How the data set was laid out when it came. */
  structure: z.enum(['splits', 'classes', 'flat']),
  licences: z.array(licence),
  prompt: text,
  classes: z.array(classInfo),
  images: z.array(image),
  /** Settings of the next run. */
  recipe: recipeSchema,
  run: z.nullable(run),
  /** The project's other runs, whose pictures are not in the export, in the order in which they were begun; absent where there are none. */
  earlier: z.optional(z.array(runHeader)),
  decisions: z.array(decision),
  /** Pictures that were picked from a folder without labels, and are in the export; absent where there are none. */
  picked: z.optional(z.array(picked)),
  /** Rules as they were applied, in order. */
  rules: z.array(z.object({ at: time, rules: z.array(rule), rejected: count })),
  /** Receipts of the project, the newest last; absent where there are none. */
  receipts: z.optional(
    z.array(
      z.object({
        id: text,
        at: time,
        /** That it took, rests not counted. */
        seconds: real,
        receipt: receiptSchema as unknown as z.ZodMiniType<Receipt>,
        /** Seconds that a unit of its work took. */
        pace: z.optional(real),
      }),
    ),
  ),
});

/** A project as `offshoot.json` says it. */
export type ProjectDocument = z.infer<typeof documentSchema>;
