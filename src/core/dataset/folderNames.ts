/** @file What the name of a folder or a file says by itself: left by a system, masks, a box for pictures, a fold. */

import { foldName } from './alike.ts';

const SYSTEM_FOLDERS = new Set([
  '__macosx',
  '@eadir',
  '@__thumb',
  '.@__thumb',
  '#recycle',
  '@recycle',
  '$recycle.bin',
  'recycler',
  'recycled',
  'system volume information',
  'lost+found',
  'network trash folder',
  'temporary items',
  '.thumbnails',
  '.spotlight-v100',
  '.documentrevisions-v100',
  '__pycache__',
  'node_modules',
]);
const SYSTEM_FILES = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'picasa.ini', 'zbthumbnail.info', 'icon\r']);

/** Whether systems and programs leave folders of this name: they hold nothing that a person put there. `.22 calibre` is none. */
export const isSystemFolder = (name: string): boolean =>
  SYSTEM_FOLDERS.has(name.toLowerCase()) || /^\.[a-z][a-z_-]*(?:[-_.]?\d+)?$/iu.test(name);

/** Whether a file is hidden, or one that systems leave behind. */
export const isSystemFile = (name: string): boolean => SYSTEM_FILES.has(name.toLowerCase()) || /^\.(?!\d)/u.test(name);

const MASKS = new Set(
  `masks ground truth groundtruth groundtruths gt gts annotation annotations annots anno annos labels labelstr labelsts xmls trimaps
   segmentation segmentations segmentationclass segmentationobject segmentationclassraw imagesets bboxes boxes keypoints depth
   depths heatmaps mascaras masken masques 掩码 标注 标签 マスク 마스크`
    .split(/\s+/u)
    .map(foldName),
);

/** `sure`: a name that masks and annotations have; `maybe`: one that a class may have too. */
export function readMasksName(name: string): 'sure' | 'maybe' | null {
  const words = foldName(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(/[\s\p{P}\p{S}\d]+/u)
    .filter(Boolean);
  const joined = words.join('');
  if (
    MASKS.has(joined) ||
    (words.length > 1 &&
      words.every((word) => MASKS.has(word) || BOXES.has(word)) &&
      words.some((word) => MASKS.has(word)))
  )
    return 'sure';
  return joined === 'mask' || joined === 'label' || (words.length > 1 && words.at(-1) === 'masks') ? 'maybe' : null;
}

const BOXES = new Set(
  `image images img imgs picture pictures pic pics photo photos jpegimages jpeg jpegs jpg jpgs png pngs data dataset datasets raw rgb
   files input inputs imagenes imagens fotos bilder immagini obrazy изображения resimler 图片 图像 圖片 画像 写真 이미지 사진`
    .split(/\s+/u)
    .map(foldName),
);

/** Whether a folder's name says that there are pictures in it, and not of what. */
export const isBoxName = (name: string): boolean =>
  BOXES.has(foldName(name).replace(/^[\d\s_.-]+|[\s_.-]*\d*$/gu, '')) ||
  BOXES.has(foldName(name).replace(/[\s_-]+/gu, ''));

/** Whether a folder is a fold of a cross-validation. */
export const isFoldName = (name: string): boolean =>
  /^(?:k?fold|cv|cross[\s_-]?val(?:idation)?|split)[\s_-]*\d+$|^\d+(?:st|nd|rd|th)?[\s_-]*fold$|^第?\d+折$|^折\d+$/u.test(
    foldName(name),
  );
