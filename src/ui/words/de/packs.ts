/** @file What packs of plain files lack, and what was measured of them, in German. */

import type { Family } from '../../../packs/draft/family.ts';
import type { DenoisingPart, PartName } from '../../../packs/draft/lack.ts';
import { packWordsOf, type LackTable, type MakeNoteTable } from '../packs.ts';
import { figure } from './counted.ts';

/** What each part is called, and what its file is known by; all are of one gender in the sentences below. */
const PARTS: Readonly<Record<PartName | DenoisingPart, string>> = {
  text_encoder: 'Text-Encoder (text_encoder/model.onnx)',
  unet: 'Entrauscher (unet/model.onnx)',
  vae_encoder: 'Bild-Encoder (vae_encoder/model.onnx)',
  vae_decoder: 'Bild-Decoder (vae_decoder/model.onnx)',
  image: 'Bildturm (Bilder [batch, 3, height, width] hinein, Einbettungen [batch, dimensions] heraus)',
  text: 'Textturm (Token-Nummern [batch, tokens] hinein, Einbettungen [batch, dimensions] heraus)',
  encoder: 'Encoder (Bilder [batch, 3, height, width] hinein, ein Latent [batch, channels, height, width] heraus)',
  decoder: 'Decoder (ein Latent [batch, channels, height, width] hinein, Bilder [batch, 3, height, width] heraus)',
  tokenEncoder: 'Encoder (Bilder [batch, 3, height, width] hinein, Token [batch, tokens, channels] heraus)',
  tokenDecoder: 'Decoder (Token [batch, tokens, channels] hinein, Bildteile [batch, patches, values] heraus)',
};

/** What no pack was made of: "Aus ... wurde kein verwendbares Modell". */
const FAMILIES: Readonly<Record<Family, string>> = {
  'image and text towers': 'diesem Bild- und Textturm',
  autoencoder: 'diesem Autoencoder',
  'masked autoencoder': 'diesem maskierten Autoencoder',
  classifier: 'diesem Klassifikator',
  diffusion: 'diesem Diffusionsmodell',
  unclip: 'diesem Modell, das Bilder aus Einbettungen macht',
};

const NOT_FINITE = { 'decoded pictures': 'dekodierte Bilder', gradients: 'Gradienten', embeddings: 'Einbettungen' };

const LACKS: LackTable = {
  unreadable: ({ path, text }) => `${path}: konnte nicht gelesen werden: ${text}`,
  'not-onnx': ({ file, text }) => `${file}: Erwartet wird ein ONNX-Graph: ${text}`,
  'did-not-run': ({ file, fed, text }) =>
    `${file}: ließ sich auf [${fed.map((shape) => shape.join(', ')).join('] und [')}] nicht ausführen: ${text}`,
  'part-missing': ({ part }) => `Es fehlt ein ${PARTS[part]}.`,
  'part-twice': ({ part, files }) =>
    `Nur ein ${PARTS[part]}, es sind aber ${files.join(' und ')}; lassen Sie alle bis auf einen weg.`,
  'weights-missing': ({ file, names }) => `${names}: enthält Gewichte von ${file} und fehlt; geben Sie es auch dazu.`,
  'no-scheduler': () =>
    'scheduler/scheduler_config.json: wie viel Rauschen das Training hinzufügte; sie wird neben den Graphen veröffentlicht.',
  'no-vocabulary': () =>
    'tokenizer/vocab.json und tokenizer/merges.txt oder eine tokenizer.json: wie aus Texten Token-Nummern werden.',
  'scheduler-value': ({ field, value }) => `scheduler_config.json: ${field} „${value}“ ist hier nicht bekannt.`,
  'no-output': ({ file, axes }) => `${file}: Erwartet wird eine Ausgabe mit ${axes} Achsen, und es gibt keine.`,
  'no-family': ({ graphs }) =>
    graphs === 0
      ? 'Darunter ist keine .onnx-Datei.'
      : `Graphen einer Familie, die hier bekannt ist: ein ${PARTS.image} und ein ${PARTS.text}; oder ein ${PARTS.encoder} und ein ${PARTS.decoder}; oder ein ${PARTS.tokenEncoder} und ein ${PARTS.tokenDecoder}.`,
  'channels-last': ({ file }) =>
    `${file}: nimmt Bilder mit den Kanälen am Ende (NHWC); exportieren Sie es mit den Kanälen am Anfang (NCHW).`,
  'both-at-once': ({ file }) => `${file}: nimmt Bilder und Texte zugleich; exportieren Sie die beiden Türme getrennt.`,
  'spaces-differ': ({ image, text }) =>
    `Ein gemeinsamer Raum: ${image.file} bettet in ${image.size} Dimensionen ein („${image.output}“), ${text.file} in ${text.size} („${text.output}“); exportieren Sie beide mit ihren Projektionen.`,
  'no-processor': () =>
    'preprocessor_config.json: wie Bilder skaliert und normalisiert werden; sie wird neben den Graphen veröffentlicht.',
  'no-size': () => 'preprocessor_config.json: die Größe, auf die Bilder skaliert werden.',
  'no-logit-scale': () =>
    'Die Logit-Skala, die in keinem der Graphen steht: Geben Sie sie an (100 für CLIP, 117,33 für SigLIP base, Patch 16, 224 px).',
  'no-tokenizer': () =>
    'tokenizer.json: wie aus Texten Token-Nummern werden; sie wird neben den Graphen veröffentlicht.',
  'no-length': () => 'tokenizer_config.json: der längste Text in Token (model_max_length).',
  'unknown-filter': ({ resample }) =>
    `preprocessor_config.json: ein Filter, der hier bekannt ist; angegeben ist resample ${resample}.`,
  'special-tokens': ({ tokens }) =>
    `tokenizer_config.json: wie die besonderen Token geschrieben werden (${tokens.join(', ')}).`,
  'tokenizer-kind': ({ path, kind }) =>
    `${path}: ein BPE- oder Unigram-Tokenizer, es ist aber ${kind}; ein WordPiece-Wortschatz wird als vocab.txt mit eigener pack.json gegeben.`,
  'fixed-batch': ({ file, input, batch }) =>
    `${file}: „${input}“ nimmt nur Stapel von ${batch}; exportieren Sie es mit Stapeln beliebiger Größe (dynamic_axes).`,
  'float-type': ({ file, name, type }) =>
    `${file}: „${name}“ ist ${type}; wandeln Sie es am Rand des Graphen in float32 um (Gewichte dürfen bleiben).`,
  'integer-type': ({ file, name, type }) => `${file}: „${name}“ ist ${type}; exportieren Sie es als int64.`,
  'unknown-input': ({ file, name, type, axes }) =>
    `${file}: Niemand weiß, was „${name}“ (${type}, ${axes} Achsen) bekommt; exportieren Sie den Graphen ohne diese Eingabe, oder schreiben Sie sie in pack.json.`,
  'channels-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}: nimmt ${takes} Kanäle, ${encoder} gibt ${gives}; sie gehören nicht zu einem Modell.`,
  'tokens-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}: nimmt ${takes} Token, ${encoder} gibt ${gives}; exportieren Sie den Encoder ohne Maskierung (mask_ratio 0).`,
  'other-size': ({ encoder, decoder }) =>
    `Ein Decoder, der die Größe des Encoders zurückgibt: ${encoder.file} macht aus ${encoder.from} px ${encoder.to}, ${decoder.file} aus ${decoder.from} ${decoder.to} px.`,
  'partial-patches': ({ decoder, patches, values, side }) =>
    `Quadratische Bildteile des ganzen Bildes: ${decoder} gibt ${patches} Teile zu ${values} Werten für ${side} px; exportieren Sie einen Decoder, der keine auslässt.`,
  'fewer-tokens': ({ encoder, tokens, patches }) =>
    `Ein Token für jeden von ${patches} Bildteilen: ${encoder} gibt ${tokens}; exportieren Sie ihn ohne Maskierung (mask_ratio 0).`,
  'no-unsafe': ({ labels }) =>
    `Welche Etiketten nicht gezeigt werden sollen, von ${labels.join(', ')}: Keines sagt es durch seinen Namen (--unsafe, oder scores.unsafe in pack.json).`,
  manifest: ({ field, expected, got }) => `${field}: Erwartet wird ${expected}, es ist aber ${got}.`,
  'no-gradient-rule': ({ text }) => `Ein Gradient, ohne den nichts geführt wird: ${text}`,
  'no-gradient': () => 'Gradienten für Bilder: Alle sind 0, also kann nichts geführt werden.',
  'not-finite': ({ what }) => `Zahlen: Manche Werte sind nicht endlich (${NOT_FINITE[what]}).`,
  'one-embedding': ({ of }) =>
    `Verschiedene Einbettungen für verschiedene ${of === 'texts' ? 'Texte' : 'Bilder'}: Zwei bekamen dieselbe; vielleicht enthält eine andere Ausgabe sie.`,
  'trial-failed': ({ text }) => `Ein Lauf von Anfang bis Ende: ${text}`,
};

const NOTES: MakeNoteTable = {
  'logit-scale': ({ scale, start }) => `Logit-Skala ${figure(scale)}, da config.json mit ${start} beginnt.`,
  'plain-patches': () => 'Bildteile sind Pixel, wie sie sind, da config.json norm_pix_loss nicht nennt.',
  'patch-order': () =>
    'Die Werte eines Bildteils sind nach Zeilen, Pixeln und Kanälen geordnet, wie bei veröffentlichten maskierten Autoencodern.',
  measured: ({ pictures, range, epsilon }) =>
    `Gemessen an ${pictures} Bildern: Pixel in [${range.join('; ')}], Mittel und Abweichung jedes Kanals, Epsilon ${epsilon}.`,
  poor: ({ psnr }) =>
    `Vorsicht: Bilder kommen nur mit ${figure(psnr, 1)} dB zurück; Encoder und Decoder gehören vielleicht zu verschiedenen Modellen, oder ihre Gewichte sind untrainiert.`,
  reconstructed: ({ side, psnr, epsilon }) =>
    `Bilder von ${side} px kommen mit ${figure(psnr, 1)} dB zurück; ein Gradient kam zurück; vorgeschlagenes Epsilon ${epsilon}.`,
  embedded: ({ size }) => `Bilder und Texte wurden in ${size} Dimensionen eingebettet, und ein Gradient kam zurück.`,
  unsafe: ({ labels, values, threshold }) =>
    `Spricht gegen ein Bild: ${labels.join(', ')}${values === 'probabilities' ? '' : `, durch ${values} der Werte`}; abgelehnt ab ${threshold}.`,
  scored: ({ scores }) => `Gemachte Bilder haben die Werte ${scores.map((score) => figure(score, 3)).join(' und ')}.`,
  denoised: ({ side, width }) =>
    `Ein Bild von ${side} px wurde kodiert, in einem Schritt unter einem Text der Breite ${width} entrauscht und dekodiert; ein Gradient kam zurück.`,
  masked: ({ side }) => `In einem Bild von ${side} px wurde das Hauptmotiv gesucht.`,
};

export const PACKS = packWordsOf(
  LACKS,
  NOTES,
  ({ family }) => `${family === null ? 'Daraus' : `Aus ${FAMILIES[family]}`} wurde kein verwendbares Modell. Es fehlt:`,
);
