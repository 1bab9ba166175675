/** @file The classifier that somebody leaves with: files for a folder or a zip. */

import type { Receipt } from '../../core/receipt/receipt.ts';
import type { ReceiptWords } from '../receipt/words.ts';
import { classifierPage, type RuntimeFiles } from './page.ts';

export interface ClassifierFacts {
  readonly receipt: Receipt;
  readonly words: ReceiptWords;
  /** Whose network it is. */
  readonly arm: string;
  /** Names of the classes in their order, as a person reads them. */
  readonly labels: readonly string[];
  /** Side of the squares that pictures were before they were resized to the network's, in pixels. */
  readonly square: number;
  /** The network, from `pixels` to `logits`. */
  readonly model: Uint8Array;
}

export interface ExportedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The files: the network, its labels, how pictures are prepared for it, a page that classifies offline, and how to use it.
 *
 * @param facts of the receipt that trained it.
 * @param runtime onnxruntime-web, for the page.
 */
export function classifierFiles(facts: ClassifierFacts, runtime: RuntimeFiles): readonly ExportedFile[] {
  const { receipt, labels, model, square } = facts;
  const { side } = receipt.protocol.net;
  const sides = square === side ? [side] : [square, side];
  const about = sayAbout(facts);
  const preprocessing = {
    crop: 'central square, upright, transparency on white',
    resize: sides,
    filter: 'bicubic, antialiased, 8 bits (Pillow BICUBIC)',
    layout: 'NCHW',
    colours: 'RGB',
    range: [0, 1],
    input: 'pixels',
    output: 'logits',
  };
  const title = `Classifier of ${receipt.source.replace(/\.(?:zip|tar|tar\.gz|tgz)$/iu, '')}`;
  return [
    { path: 'model.onnx', content: model },
    { path: 'labels.json', content: `${JSON.stringify(labels, null, 1)}\n` },
    { path: 'preprocessing.json', content: `${JSON.stringify(preprocessing, null, 1)}\n` },
    { path: 'index.html', content: classifierPage({ title, labels, sides, model, about }, runtime) },
    { path: 'README.md', content: readme(title, about, sides, facts) },
  ];
}

function sayAbout({ receipt: { arms, tests, protocol }, words, arm, labels }: ClassifierFacts): string {
  const own = arms.find((one) => one.arm === arm)!;
  const of = tests.reduce((sum, count) => sum + count, 0);
  const which =
    protocol.test.kind === 'split'
      ? `${of} pictures of the ${protocol.test.split} split`
      : `${of} pictures, each while it was held out`;
  return `It tells ${labels.length} classes apart, was trained with ${words.arm(arm).title}, and networks trained like it read ${(100 * own.mean).toFixed(1)} % of ${which}. On other pictures it may do worse.`;
}

const readme = (
  title: string,
  about: string,
  sides: readonly number[],
  { receipt: { protocol, appVersion }, words }: ClassifierFacts,
): string => `# ${title}

${about}

\`index.html\` classifies a picture that is dropped on it, offline: open it with a browser. \`model.onnx\` takes \`pixels\`,
[n, 3, ${sides.at(-1)!}, ${sides.at(-1)!}], RGB in [0, 1], and gives \`logits\`, [n, classes], in the order of \`labels.json\`; \`preprocessing.json\` says how
a picture becomes its input. In Python, with onnxruntime, numpy and Pillow:

\`\`\`python
${pythonOf(sides)}
\`\`\`

${words.protocol(protocol)} Made by Offshoot ${appVersion}. The page contains ONNX Runtime (Microsoft, MIT licence).
`;

/** Four lines that read a picture. */
export const pythonOf = ([first, ...rest]: readonly number[]): string =>
  [
    'import json, numpy as np, onnxruntime as ort; from PIL import Image, ImageOps',
    `picture = ImageOps.fit(ImageOps.exif_transpose(Image.open("picture.jpg")).convert("RGB"), (${first!}, ${first!}), Image.BICUBIC)${rest.map((side) => `.resize((${side}, ${side}), Image.BICUBIC)`).join('')}`,
    'pixels = np.asarray(picture, np.float32).transpose(2, 0, 1)[None] / 255',
    'print(json.load(open("labels.json"))[ort.InferenceSession("model.onnx").run(None, {"pixels": pixels})[0].argmax()])',
  ].join('\n');
