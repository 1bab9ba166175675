/**
 * @file A project's document against the files that lie beside it: a person may have removed, added, moved or edited some. What a
 * file is, its bytes say; which class it has, the layout's own loader says.
 */

import { DOCUMENT_NAME } from '../../core/dataset/projectDocument.ts';
import { FailureError } from '../../core/failure.ts';
import type { Split } from '../../core/dataset/placement.ts';
import { isImagePath } from '../../core/dataset/filePath.ts';
import { folderLabel, originalName } from '../../core/dataset/portableName.ts';
import { REJECTED } from '../layouts/arrange.ts';
import { layoutOf } from '../layouts/layouts.ts';
import type { ProjectDocument } from './schema.ts';

/** A picture that lies beside the document. */
export interface FoundPicture {
  readonly path: string;
  readonly sha256: string;
}

/** What was found otherwise than the document says. */
export interface Difference {
  readonly kind: 'removed' | 'added' | 'moved' | 'relabelled' | 'changed' | 'absent';
  readonly path: string;
  /** What becomes of it: the end of the sentence "<path> ...". */
  readonly text: string;
}

export interface Reconciled {
  /** Where every image of the document lies, by id; what is not there is not in it. */
  readonly images: ReadonlyMap<string, string>;
  /** Where every variant lies, by `variantName`. */
  readonly variants: ReadonlyMap<string, string>;
  /** Class and split of images that lie in another place than the document says, by id. */
  readonly placed: ReadonlyMap<string, { readonly label: string; readonly split: Split | null }>;
  /** Class of variants that lie in another class's folder, by `variantName`. */
  readonly relabelled: ReadonlyMap<string, string>;
  /** Where every picture lies that was picked, by its digest, and the class whose folder it lies in; one that is gone is not in it. */
  readonly picked: ReadonlyMap<string, { readonly path: string; readonly label: string }>;
  /** Variants whose picture was taken out by hand. */
  readonly removed: ReadonlySet<string>;
  /** Pictures that the document does not know, of classes that it does. */
  readonly added: readonly { readonly path: string; readonly label: string; readonly split: Split | null }[];
  readonly differences: readonly Difference[];
}

/** Names a variant among all. */
export const variantName = ({ seed, k }: { readonly seed: string; readonly k: number }): string => `${seed}#${k}`;

/**
 * Reconciles a document with the pictures beside it.
 *
 * @param pictures every picture that can be read.
 * @param texts the content of text files, by path: some layouts say the class there.
 * @throws Error where no original is left to go on from.
 */
export function reconcile(
  document: ProjectDocument,
  pictures: readonly FoundPicture[],
  texts: ReadonlyMap<string, string>,
): Reconciled {
  const claims = createClaims(pictures);
  const differences: Difference[] = [];
  const say = (kind: Difference['kind'], path: string, text: string) => differences.push({ kind, path, text });

  const images = new Map<string, string>();
  const placed = new Map<string, { label: string; split: Split | null }>();
  const read = readerOf(document, pictures, texts);
  for (const image of document.images) {
    const took = claims.claim(image.file ?? image.id, image.sha256);
    if (took.kind === 'none') {
      const held = document.run?.variants.filter(({ seed }) => seed === image.id).length ?? 0;
      if (!image.leftOut)
        say('removed', image.id, `is not there: it is left out${held > 0 ? `, with its ${held} variants` : ''}`);
      continue;
    }
    images.set(image.id, took.path);
    if (took.kind === 'changed')
      say('changed', took.path, 'holds another picture now: what was grown from the old one stays');
    const is = image.file === null ? null : read(took.path, image);
    if (is && is.label !== image.label) {
      placed.set(image.id, is);
      say('relabelled', took.path, `is in ${is.label} now, and was in ${image.label}`);
    } else if (took.kind === 'moved') say('moved', took.path, `lay at ${image.file ?? image.id}`);
  }
  if (document.images.length > 0 && images.size === 0) {
    throw new FailureError({ code: 'originals-missing', document: DOCUMENT_NAME });
  }

  const variants = new Map<string, string>();
  const relabelled = new Map<string, string>();
  const removed = new Set<string>();
  let absent = 0;
  const relabels = new Map(document.decisions.map((decision) => [variantName(decision), decision.relabel]));
  const labels = new Map(document.images.map(({ id, label }) => [id, label]));
  for (const variant of document.run?.variants ?? []) {
    if (!images.has(variant.seed)) continue;
    const name = variantName(variant);
    if (variant.file === null || variant.sha256 === null) {
      absent++;
      continue;
    }
    const took = claims.claim(variant.file, variant.sha256);
    if (took.kind === 'none') {
      removed.add(name);
      say('removed', variant.file, 'is not there: it is rejected');
      continue;
    }
    variants.set(name, took.path);
    if (took.kind === 'changed')
      say('changed', took.path, 'holds another picture now: its figures are those of the old one');
    const seedLabel = labels.get(variant.seed)!;
    const is = took.path.startsWith(`${REJECTED}/`) ? null : read(took.path, { label: seedLabel, split: null });
    if (is && is.label !== (relabels.get(name) ?? seedLabel)) {
      relabelled.set(name, is.label);
      say('relabelled', took.path, `is in ${is.label} now, and is given that class`);
    } else if (took.kind === 'moved') say('moved', took.path, `lay at ${variant.file}`);
  }
  if (absent > 0) {
    say(
      'absent',
      `${absent} ${absent === 1 ? 'variant' : 'variants'}`,
      'came without pictures: "Grow once more and compare" makes them from their figures',
    );
  }

  const picked = new Map<string, { path: string; label: string }>();
  for (const { file, sha256, label: own, decision } of document.picked ?? []) {
    const took = claims.claim(file, sha256);
    if (took.kind === 'none' || took.kind === 'changed') {
      say(
        'removed',
        file,
        `${took.kind === 'none' ? 'is not there' : 'holds another picture now'}: it is picked no more`,
      );
      continue;
    }
    const label = decision?.relabel ?? own;
    const is = took.path.startsWith(`${REJECTED}/`) ? null : read(took.path, { label, split: null });
    picked.set(sha256, { path: took.path, label: is?.label ?? label });
    if (is && is.label !== label) say('relabelled', took.path, `is in ${is.label} now, and is given that class`);
    else if (took.kind === 'moved') say('moved', took.path, `lay at ${file}`);
  }

  const known = new Set(document.classes.map(({ key }) => key));
  const added: { path: string; label: string; split: Split | null }[] = [];
  for (const path of claims.rest()) {
    const is = read(path, null);
    if (is && known.has(is.label)) {
      added.push({ path, ...is });
      say('added', path, `is new in ${is.label}`);
    } else
      say('added', path, is ? `is left out: the project has no class ${is.label}` : 'is left out: it is in no class');
  }
  return { images, variants, placed, relabelled, picked, removed, added, differences };
}

/** What the layout's loader reads at a path; `null` where it reads nothing. */
function readerOf(document: ProjectDocument, pictures: readonly FoundPicture[], texts: ReadonlyMap<string, string>) {
  const root = rootOf(document);
  const inside = (path: string): string => path.slice(root.length);
  const below = pictures.filter(({ path }) => path.startsWith(root) && !path.startsWith(`${REJECTED}/`));
  const loaded = layoutOf(document.layout).read(
    below.map(({ path }) => inside(path)),
    new Map([...texts].map(([path, text]) => [inside(path), text])),
  );
  // A folder's name says the class but for what had to be cut of it.
  const keys = new Map(document.classes.map(({ key }) => [folderLabel(key), key]));
  const byPath = new Map(
    loaded.map(({ path, label, split }) => [root + path, { label: keys.get(label) ?? label, split }]),
  );
  return (path: string, otherwise: { readonly label: string; readonly split: Split | null } | null) =>
    byPath.get(path) ?? otherwise;
}

/** The folder that the data set was written into: `images/` where class folders could not lie at the top. */
function rootOf({ images, run, layout }: ProjectDocument): string {
  if (!layoutOf(layout).keepsFolders) return '';
  for (const { id, file } of images) {
    if (file?.split('/').map(originalName).join('/').endsWith(`/${id}`) !== true) continue;
    const folders = file.split('/').slice(0, -id.split('/').length);
    return `${folders.join('/')}/`;
  }
  const file = run?.variants.find((variant) => variant.file?.startsWith('images/'))?.file;
  return layout === 'new-images' && file ? 'images/' : '';
}

type Claimed = { readonly kind: 'there' | 'moved' | 'changed'; readonly path: string } | { readonly kind: 'none' };

/** Pictures that are taken off one by one, by path or by what they hold. */
function createClaims(pictures: readonly FoundPicture[]) {
  const byPath = new Map(pictures.filter(({ path }) => isImagePath(path)).map((picture) => [picture.path, picture]));
  const bySha = new Map<string, string[]>();
  for (const { path, sha256 } of byPath.values()) {
    const twins = bySha.get(sha256);
    if (twins) twins.push(path);
    else bySha.set(sha256, [path]);
  }
  return {
    claim(path: string, sha256: string): Claimed {
      const here = byPath.get(path);
      if (here?.sha256 === sha256) {
        byPath.delete(path);
        return { kind: 'there', path };
      }
      const elsewhere = bySha.get(sha256)?.find((twin) => byPath.has(twin));
      if (elsewhere !== undefined) {
        byPath.delete(elsewhere);
        return { kind: 'moved', path: elsewhere };
      }
      if (!here) return { kind: 'none' };
      byPath.delete(path);
      return { kind: 'changed', path };
    },
    rest: (): readonly string[] => [...byPath.keys()].sort(),
  };
}
