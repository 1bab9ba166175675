/**
 * @file `croissant.json`: what the export holds, in the vocabulary of MLCommons Croissant 1.0 (JSON-LD), so that tools and search
 * engines find pictures, labels and splits without knowing this program.
 */

import type { TextFile } from './layouts/layout.ts';

export const CROISSANT_NAME = 'croissant.json';

export interface CroissantFacts {
  readonly name: string;
  readonly description: string;
  /** Licences of the pictures: SPDX names or addresses; empty where they are the person's own. */
  readonly licences: readonly string[];
  /** ISO 8601. */
  readonly published: string;
  /** The sidecar: its path, and the SHA-256 of its text in hexadecimal digits. */
  readonly sidecar: { readonly path: string; readonly sha256: string };
  /** Extensions of the pictures, without the dot, and the folder that they lie in: '' or ending in `/`. */
  readonly extensions: readonly string[];
  readonly root: string;
}

/** Columns of the sidecar that say what every picture is, with their Croissant types. */
const FIELDS = [
  ['file_name', 'sc:Text', 'Path of the picture in the data set.'],
  ['label', 'sc:Text', 'Class of the picture.'],
  ['split', 'sc:Text', 'train, val or test; empty where the data set has no splits.'],
  [
    'source',
    'sc:Text',
    'real: it came with the data set; synthetic: it was grown from one that did; picked: it came without a label, and the judge was sure of it.',
  ],
  [
    'seed_file_name',
    'sc:Text',
    'The picture that a synthetic one was grown from; of one that was made of a prompt alone, the picture of its class in whose place it is counted.',
  ],
  ['k', 'sc:Integer', 'Number of a synthetic picture among those of its seed, from 1.'],
] as const;

/** The file, as JSON-LD. */
export function croissantFile(facts: CroissantFacts): TextFile {
  const { sidecar, root } = facts;
  const json = {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name: facts.name,
    description: facts.description,
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    ...(facts.licences.length > 0 && { license: facts.licences }),
    version: '1.0.0',
    datePublished: facts.published,
    citeAs:
      'Zhang, Zhou, Hooi, Wang, Feng: Expanding Small-Scale Datasets with Guided Imagination. NeurIPS 2023 (the method of the synthetic pictures).',
    distribution: [
      {
        '@type': 'cr:FileObject',
        '@id': 'sidecar',
        name: 'sidecar',
        description: 'One line of JSON a picture: its class, its split, its seed, its figures and what made it.',
        contentUrl: sidecar.path,
        encodingFormat: 'application/jsonlines',
        sha256: sidecar.sha256,
      },
      {
        '@type': 'cr:FileSet',
        '@id': 'pictures',
        name: 'pictures',
        description: 'The pictures.',
        encodingFormat: facts.extensions.map((extension) => `image/${MEDIA[extension] ?? extension}`),
        includes: facts.extensions.map((extension) => `${root}**/*.${extension}`),
      },
    ],
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'images',
        name: 'images',
        description: 'Every picture with its class.',
        key: { '@id': 'images/file_name' },
        field: FIELDS.map(([column, dataType, description]) => ({
          '@type': 'cr:Field',
          '@id': `images/${column}`,
          name: `images/${column}`,
          description,
          dataType,
          source: { fileObject: { '@id': 'sidecar' }, extract: { column } },
        })),
      },
    ],
  };
  return { path: CROISSANT_NAME, text: `${JSON.stringify(json, null, 2)}\n` };
}

/** Media types whose name is not the extension. */
const MEDIA: Readonly<Partial<Record<string, string>>> = { jpg: 'jpeg', tif: 'tiff' };

/** The context that the specification gives; a reader compares it word by word. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataBiases: 'cr:dataBiases',
  dataCollection: 'cr:dataCollection',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  personalSensitiveInformation: 'cr:personalSensitiveInformation',
  rai: 'http://mlcommons.org/croissant/RAI/',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;
