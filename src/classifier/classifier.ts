/** @file The classifier that somebody leaves with: files for a folder or a zip. */

import { zipSync, type Zippable } from 'fflate';
import { bytesOf } from '../core/bytes/utf8.ts';
import { armOf } from '../core/receipt/arms.ts';
import type { Receipt } from '../core/receipt/receipt.ts';
import type { ClassifierAsked } from '../protocol/receipt.ts';
import { classifierPage, type RuntimeFiles } from './page.ts';

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
export function classifierFiles(facts: ClassifierAsked, runtime: RuntimeFiles): readonly ExportedFile[] {
  const { receipt, labels, model } = facts;
  const sides = sidesOf(facts);
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

/** Sides that a picture's square is resized to, one after the other; a judge that was trained on resizes squares itself. */
function sidesOf({ receipt, arm, square }: ClassifierAsked): readonly number[] {
  const { side } = receipt.protocol.net;
  return square === side || standsOnJudge(arm) ? [square] : [square, side];
}

const standsOnJudge = (arm: string): boolean => armOf(arm)?.work.kind === 'fine-tuned';

/** The same files as a zip; the same classifier is the same zip. */
export function classifierZip(facts: ClassifierAsked, runtime: RuntimeFiles): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.fromEntries(
    classifierFiles(facts, runtime).map(({ path, content }) => [
      path,
      [typeof content === 'string' ? bytesOf(content) : content, { mtime: '1980-01-01T12:00:00' }] as const,
    ]),
  );
  return zipSync(entries);
}

function sayAbout({ receipt: { arms, tests, protocol }, said, arm, labels }: ClassifierAsked): string {
  const own = arms.find((one) => one.arm === arm)!;
  const of = tests.reduce((sum, count) => sum + count, 0);
  const which =
    protocol.test.kind === 'split'
      ? `${of} pictures of the ${protocol.test.split} split`
      : `${of} pictures, each while it was held out`;
  return `It tells ${labels.length} classes apart, was trained with ${said.arm}, and networks trained like it read ${(100 * own.mean).toFixed(1)} % of ${which}. On other pictures it may do worse.`;
}

/** Whose weights lie in the network, for whoever passes it on. */
const sayJudge = (packs: Receipt['packs']): string =>
  packs
    .filter(({ role }) => role === 'judge')
    .map(({ id, version }) => `It stands on the image tower of ${id} ${version}, whose licence holds for it. `)
    .join('');

const readme = (
  title: string,
  about: string,
  sides: readonly number[],
  { receipt: { appVersion, packs }, said, arm }: ClassifierAsked,
): string => `# ${title}

${about}

\`index.html\` classifies a picture that is dropped on it, offline: open it with a browser. \`model.onnx\` takes \`pixels\`,
[n, 3, ${sides.at(-1)!}, ${sides.at(-1)!}], RGB in [0, 1], and gives \`logits\`, [n, classes], in the order of \`labels.json\`; \`preprocessing.json\` says how
a picture becomes its input. In Python, with onnxruntime, numpy and Pillow:

\`\`\`python
${pythonOf(sides)}
\`\`\`

${sayJudge(standsOnJudge(arm) ? packs : [])}${said.protocol} Made by Offshoot ${appVersion}. The page contains ONNX Runtime (Microsoft, MIT licence).
`;

/** Four lines that read a picture. */
export const pythonOf = ([first, ...rest]: readonly number[]): string =>
  [
    'import json, numpy as np, onnxruntime as ort; from PIL import Image, ImageOps',
    `picture = ImageOps.fit(ImageOps.exif_transpose(Image.open("picture.jpg")).convert("RGB"), (${first!}, ${first!}), Image.BICUBIC)${rest.map((side) => `.resize((${side}, ${side}), Image.BICUBIC)`).join('')}`,
    'pixels = np.asarray(picture, np.float32).transpose(2, 0, 1)[None] / 255',
    'print(json.load(open("labels.json"))[ort.InferenceSession("model.onnx").run(None, {"pixels": pixels})[0].argmax()])',
  ].join('\n');
