/** @file What went wrong, in English. A code without a sentence does not compile. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Failure, FailureCode, FailureOf } from '../../../core/failure.ts';
import type { Sentence } from '../words.ts';
import { archive } from './archives.ts';
import { nothing } from './notes.ts';
import { reason } from './reasons.ts';

type Said = { readonly [Code in FailureCode]: (failure: FailureOf<Code>) => Sentence };

const say = (message: string, hint = ''): Sentence => ({ message, hint });

const CANCELLED = {
  job: 'The job was cancelled.',
  computation: 'The computation was cancelled.',
  reading: 'Reading was stopped.',
  seeds: 'Reading the seeds was cancelled.',
  expansion: 'The expansion was cancelled.',
  run: 'The run was stopped.',
  receipt: 'The receipt was stopped.',
} as const;

const LOST = {
  models: say('The models stopped answering.', 'They are loaded again.'),
  computation: say('The computation ended early: its worker died.', 'Try again with fewer images.'),
  reading: say('Reading ended early: its worker died.', 'Try again with fewer files.'),
  writing: say('Writing ended early: its worker died.', 'Export once more.'),
  receipt: say('The training ended early: its worker died.', 'Start again: it goes on from there.'),
} as const;

const RESTORE = 'restore the file.';

/** What a prior of each kind is, after "needs". */
const KINDS = {
  autoencoder: 'a prior that encodes and decodes pictures',
  diffusion: 'a prior that denoises pictures under a prompt',
  unclip: 'a prior that makes pictures of embeddings',
} as const;

/** Why a prior cannot be adapted. */
const NOT_ADAPTABLE = {
  kind: (pack: string) =>
    say(
      `Expected a prior that decodes a plane of latents to pixels, got "${pack}"`,
      'adapt an autoencoder, such as starter-prior, or a diffusion pack.',
    ),
  weights: (pack: string) =>
    say(
      `Expected a decoder with convolutions or products to adapt, its weights in its own file, got that of "${pack}"`,
      'choose another prior.',
    ),
  attention: (pack: string) =>
    say(
      `Expected a denoiser whose attention is plain products with real weights to adapt, got that of "${pack}"`,
      'export it without fusing operators or rounding weights to few bits, or choose another prior.',
    ),
  size: (pack: string) =>
    say(
      `Expected a denoiser with at most 1.9 GB of weights to adapt, got that of "${pack}"`,
      'take it in half precision, or choose a smaller one.',
    ),
  classes: (pack: string) =>
    say(
      `Expected a denoiser without adapters of its classes to adapt, got that of "${pack}", which was adapted already`,
      'adapt the pack that it was made from.',
    ),
} as const;

const SAID: Said = {
  cancelled: ({ what }) => say(CANCELLED[what]),
  'worker-lost': ({ what }) => LOST[what],
  'device-lost': () => say('The GPU was taken away.', 'The models are loaded again.'),
  'models-not-loaded': () => say('Expected the models to be loaded first.'),
  pack: ({ why }) => failure(why),
  'other-pack': ({ began, present }) =>
    say(
      `Expected ${began}, with which this run began, got ${present ?? 'none'}.`,
      'Keep what is done, or grow again with the present models.',
    ),
  'no-connection': ({ address }) =>
    say(`Expected ${address} to answer, got no connection`, 'check the network and try again.'),
  'bad-status': ({ what, address, status }) =>
    say(
      what === 'sample'
        ? `Expected the sample set at ${address}, got status ${status}`
        : `Expected ${address} to be there, got status ${status}`,
      what === 'hub' ? 'try again later, or take another model.' : 'build again.',
    ),
  'too-many-bytes': ({ address, expected }) => say(`Expected ${expected} bytes at ${address}, got more.`),
  'pack-gone': ({ key }) => say(`Expected the model ${key}, got none`, 'choose another one, or add it again.'),
  'pack-file-gone': ({ key, path }) =>
    say(`Expected the file ${path} of the model ${key}, got none`, 'choose another model, or add it again.'),
  'pack-busy': () => say('Another tab is at this model', 'wait for it.'),
  'packs-not-kept': () => say('Expected a browser that keeps files, got one that does not', 'allow site data.'),
  'out-of-memory': () =>
    say(
      'Memory ran out, even with one picture at a time.',
      'What is made is kept. Close other tabs, choose a smaller model or a smaller image size, and resume.',
    ),
  'prior-kind': ({ method, wanted, got }) =>
    say(
      `${methodOf(method).title} needs ${KINDS[wanted]}, got ${KINDS[got]}.`,
      'Choose another method, or a prior of that kind.',
    ),
  'prompt-unread': ({ method }) =>
    say(
      `${methodOf(method).title} makes pictures of prompts, and the judge goes by examples alone: it does not read what a class is called.`,
      'Let the judge know the classes by their names too, or choose another method.',
    ),
  'embedding-width': ({ prior, judge }) =>
    say(
      `Expected a judge whose embeddings have ${prior} numbers for this prior, got one with ${judge}`,
      'choose the judge that the prior was trained with first, or another prior.',
    ),
  'not-adaptable': ({ pack, why }) => NOT_ADAPTABLE[why](pack),
  'no-gradient': ({ pack, operator }) =>
    say(
      `Expected a denoiser of operators that have a gradient here to adapt, got ${operator} in that of "${pack}"`,
      'export it with standard operators and without fusing them, or choose another prior.',
    ),
  'too-few-to-adapt': ({ seeds, least }) =>
    say(
      `Expected ${least} pictures or more to adapt a prior to, got ${seeds}`,
      'add some, or leave the prior as it is.',
    ),
  'adapting-too-large': ({ pack, needed, limit }) =>
    say(
      `Adapting ${pack} takes at least ${(needed / 1e9).toFixed(1)} GB of memory; there are ${(limit / 1e9).toFixed(1)} GB`,
      'choose a smaller prior, or adapt it where there is more.',
    ),
  'pack-too-large': ({ needed, limit }) =>
    say(
      `Expected a model that takes at most ${(limit / 1e9).toFixed(1)} GB of memory, got one that takes about ${(needed / 1e9).toFixed(1)} GB`,
      'choose a smaller one.',
    ),
  'pack-field': ({ path, expected, got }) => say(`${path}: expected ${expected}, got ${got}.`),
  file: ({ why }) => say(reason(why)),
  'file-gone': ({ path }) => say(`Expected the file of ${path}, got none`, 'read the folder again.'),
  'path-outside': ({ path, why }) => say(`Expected a path inside the data set, got "${path}": ${reason(why)}.`),
  archive: ({ fault, name }) => archive(fault, name),
  'unknown-encoding': ({ encoding }) =>
    say(`Expected an encoding such as gbk, shift_jis or cp850, got "${encoding}"`, "see the WHATWG's list of labels."),
  'nothing-to-grow': nothing,
  'no-backgrounds': ({ folder }) =>
    say(`Expected pictures in ${folder}, got none that can be read`, 'choose a folder of photographs.'),
  'no-related-pictures': ({ folder }) =>
    say(
      `Expected pictures in ${folder}, got none that can be read`,
      'choose a folder of photographs, or a zip of them.',
    ),
  prompt: ({ placeholder, template }) =>
    say(
      `Expected a prompt with ${placeholder} where the class name goes, got ${JSON.stringify(template)}`,
      `write for instance "a photo of a ${placeholder}".`,
    ),
  'text-too-long': ({ path, bytes }) =>
    say(`Expected ${path} to be a text of at most 512 MiB, got ${bytes} bytes`, RESTORE),
  'no-run': () => say('Expected a run, got none.', 'Press “Start growing” first.'),
  'run-gone': () => say('Expected the pictures of this run, got none', 'delete it from the list, and grow it again.'),
  'too-few-classes': ({ classes }) => say(`Expected two classes or more, got ${classes}`, 'add one.'),
  'no-variants': ({ pool }) =>
    say(`Expected variants for the arm "${pool}", got none`, 'grow first, or leave the arm out.'),
  'nothing-to-export': () => say('Expected a project, got none', 'open pictures first.'),
  'storage-full': ({ megabytes }) =>
    say(
      `Expected room for about ${megabytes.toFixed(1)} MB more, got none from this browser.`,
      'Free disk space or delete a project, then resume; what is here can be exported meanwhile.',
    ),
  'project-gone': () => say('Expected a project, got none', 'reload the page.'),
  'project-open': ({ name }) =>
    say(`Expected ${name} to be closed, got one that is open in another tab`, 'close it there.'),
  'records-unknown': () => say('Expected a project, got a database without one', 'delete it.'),
  'records-newer': ({ known, version }) =>
    say(
      `Expected a project of version ${known} or before, got version ${version}`,
      'reload the page to get the application that wrote it.',
    ),
  'document-newer': ({ document, known, version }) =>
    say(`Expected ${document} of version ${known}, got ${version}`, 'open it with a newer version of this program.'),
  'document-not-json': ({ document }) => say(`Expected JSON in ${document}, got something else`, RESTORE),
  'document-schema': ({ document, faults, more }) =>
    say(
      `Expected ${document} by its schema, got ${faults.join(', ')}${more > 0 ? `, and ${more} more faults` : ''}`,
      RESTORE,
    ),
  'document-reference': ({ document, field, got }) =>
    say(`Expected ${field} of ${document} to name something in it, got ${got}`, RESTORE),
  'document-counts': ({ document, seeds, counts }) =>
    say(`Expected run.counts of ${document} to have ${seeds} values, one a seed, got ${counts}`, RESTORE),
  'originals-missing': ({ document }) =>
    say(
      `Expected the original pictures beside ${document}, got none of them`,
      'open an export that holds the originals.',
    ),
  unexpected: ({ text }) => say(text),
  text: ({ message, hint }) => say(message, hint),
};

export const failure = (failed: Failure): Sentence => (SAID[failed.code] as (one: Failure) => Sentence)(failed);

/** Hints that begin in lower case go on with the sentence. */
export function failureLine(failed: Failure): string {
  const { message, hint } = failure(failed);
  if (hint === '') return message;
  return message.endsWith('.') ? `${message} ${hint}` : `${message}; ${hint}`;
}
