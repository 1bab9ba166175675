/** @file What packs of plain files lack, and what was measured of them, in Spanish. */

import type { Family } from '../../../packs/draft/family.ts';
import type { DenoisingPart, PartName } from '../../../packs/draft/lack.ts';
import { packWordsOf, type LackTable, type MakeNoteTable } from '../packs.ts';
import { figure } from './counted.ts';

/** What each part is called, and what its file is known by. */
const PARTS: Readonly<Record<PartName | DenoisingPart, string>> = {
  text_encoder: 'codificador de texto (text_encoder/model.onnx)',
  unet: 'eliminador de ruido (unet/model.onnx)',
  vae_encoder: 'codificador de imágenes (vae_encoder/model.onnx)',
  vae_decoder: 'decodificador de imágenes (vae_decoder/model.onnx)',
  image: 'torre de imagen (entran imágenes [batch, 3, height, width], salen embeddings [batch, dimensions])',
  text: 'torre de texto (entran números de token [batch, tokens], salen embeddings [batch, dimensions])',
  encoder: 'codificador (entran imágenes [batch, 3, height, width], sale un latente [batch, channels, height, width])',
  decoder:
    'decodificador (entra un latente [batch, channels, height, width], salen imágenes [batch, 3, height, width])',
  tokenEncoder: 'codificador (entran imágenes [batch, 3, height, width], salen tokens [batch, tokens, channels])',
  tokenDecoder: 'decodificador (entran tokens [batch, tokens, channels], salen parches [batch, patches, values])',
};

/** What no pack was made of: "De ... no salió ningún modelo utilizable". */
const FAMILIES: Readonly<Record<Family, string>> = {
  'image and text towers': 'estas torres de imagen y texto',
  autoencoder: 'este autocodificador',
  'masked autoencoder': 'este autocodificador enmascarado',
  classifier: 'este clasificador',
  diffusion: 'este modelo de difusión',
  unclip: 'este modelo que hace imágenes a partir de embeddings',
};

const NOT_FINITE = { 'decoded pictures': 'imágenes decodificadas', gradients: 'gradientes', embeddings: 'embeddings' };

const LACKS: LackTable = {
  unreadable: ({ path, text }) => `${path}: no se pudo leer: ${text}`,
  'not-onnx': ({ file, text }) => `${file}: se esperaba un grafo ONNX: ${text}`,
  'did-not-run': ({ file, fed, text }) =>
    `${file}: no se pudo ejecutar con [${fed.map((shape) => shape.join(', ')).join('] y [')}]: ${text}`,
  'part-missing': ({ part }) => `Falta: ${PARTS[part]}.`,
  'part-twice': ({ part, files }) => `Solo hace falta uno: ${PARTS[part]}; hay ${files.join(' y ')}. Deja solo uno.`,
  'weights-missing': ({ file, names }) => `${names}: contiene pesos de ${file} y no está; añádelo también.`,
  'no-scheduler': () =>
    'scheduler/scheduler_config.json: cuánto ruido añadió el entrenamiento; se publica junto a los grafos.',
  'no-vocabulary': () =>
    'tokenizer/vocab.json y tokenizer/merges.txt, o un tokenizer.json: cómo los textos se convierten en números de token.',
  'scheduler-value': ({ field, value }) => `scheduler_config.json: ${field} «${value}» no se conoce aquí.`,
  'no-output': ({ file, axes }) => `${file}: se esperaba una salida de ${axes} ejes y no hay ninguna.`,
  'no-family': ({ graphs }) =>
    graphs === 0
      ? 'Entre estos archivos no hay ninguno .onnx.'
      : `Grafos de una familia que se conozca aquí: ${PARTS.image} y ${PARTS.text}; o ${PARTS.encoder} y ${PARTS.decoder}; o ${PARTS.tokenEncoder} y ${PARTS.tokenDecoder}.`,
  'channels-last': ({ file }) =>
    `${file}: toma imágenes con los canales al final (NHWC); expórtalo con los canales al principio (NCHW).`,
  'both-at-once': ({ file }) => `${file}: toma imágenes y textos a la vez; exporta las dos torres por separado.`,
  'spaces-differ': ({ image, text }) =>
    `Un mismo espacio: ${image.file} da embeddings de ${image.size} dimensiones («${image.output}»), ${text.file} de ${text.size} («${text.output}»); exporta ambos con sus proyecciones.`,
  'no-processor': () =>
    'preprocessor_config.json: cómo se escalan y normalizan las imágenes; se publica junto a los grafos.',
  'no-size': () => 'preprocessor_config.json: el tamaño al que se escalan las imágenes.',
  'no-logit-scale': () =>
    'La escala de logits, que no está en ningún grafo: indícala (100 para CLIP, 117,33 para SigLIP base, parche 16, 224 px).',
  'no-tokenizer': () =>
    'tokenizer.json: cómo los textos se convierten en números de token; se publica junto a los grafos.',
  'no-length': () => 'tokenizer_config.json: el texto más largo en tokens (model_max_length).',
  'unknown-filter': ({ resample }) =>
    `preprocessor_config.json: un filtro que se conozca aquí; se indica resample ${resample}.`,
  'special-tokens': ({ tokens }) =>
    `tokenizer_config.json: cómo se escriben los tokens especiales (${tokens.join(', ')}).`,
  'tokenizer-kind': ({ path, kind }) =>
    `${path}: un tokenizador BPE o Unigram, y es ${kind}; un vocabulario WordPiece se da como vocab.txt con un pack.json propio.`,
  'fixed-batch': ({ file, input, batch }) =>
    `${file}: «${input}» solo toma lotes de ${batch}; expórtalo con lotes de cualquier tamaño (dynamic_axes).`,
  'float-type': ({ file, name, type }) =>
    `${file}: «${name}» es ${type}; conviértelo a float32 en el borde del grafo (los pesos pueden quedarse).`,
  'integer-type': ({ file, name, type }) => `${file}: «${name}» es ${type}; expórtalo como int64.`,
  'unknown-input': ({ file, name, type, axes }) =>
    `${file}: nadie sabe qué recibe «${name}» (${type}, ${axes} ejes); exporta el grafo sin esa entrada o escríbela en pack.json.`,
  'channels-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}: toma ${takes} canales y ${encoder} da ${gives}; no son de un mismo modelo.`,
  'tokens-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}: toma ${takes} tokens y ${encoder} da ${gives}; exporta el codificador sin enmascarar (mask_ratio 0).`,
  'other-size': ({ encoder, decoder }) =>
    `Un decodificador que devuelva el tamaño del codificador: ${encoder.file} hace ${encoder.to} de ${encoder.from} px, ${decoder.file} hace ${decoder.to} px de ${decoder.from}.`,
  'partial-patches': ({ decoder, patches, values, side }) =>
    `Parches cuadrados de toda la imagen: ${decoder} da ${patches} parches de ${values} valores para ${side} px; exporta un decodificador que no omita ninguno.`,
  'fewer-tokens': ({ encoder, tokens, patches }) =>
    `Un token por cada uno de los ${patches} parches: ${encoder} da ${tokens}; expórtalo sin enmascarar (mask_ratio 0).`,
  'no-unsafe': ({ labels }) =>
    `Qué etiquetas no deben mostrarse, de ${labels.join(', ')}: ninguna lo dice por su nombre (--unsafe, o scores.unsafe en pack.json).`,
  manifest: ({ field, expected, got }) => `${field}: se esperaba ${expected} y hay ${got}.`,
  'no-gradient-rule': ({ text }) => `Un gradiente, sin el cual nada se guía: ${text}`,
  'no-gradient': () => 'Gradientes de las imágenes: todos son 0, así que nada puede guiarse.',
  'not-finite': ({ what }) => `Números: algunos no son finitos (${NOT_FINITE[what]}).`,
  'one-embedding': ({ of }) =>
    `Embeddings distintos para ${of === 'texts' ? 'textos distintos' : 'imágenes distintas'}: dos recibieron el mismo; quizá estén en otra salida.`,
  'trial-failed': ({ text }) => `Una ejecución de principio a fin: ${text}`,
};

const NOTES: MakeNoteTable = {
  'logit-scale': ({ scale, start }) => `Escala de logits ${figure(scale)}, pues config.json empieza en ${start}.`,
  'plain-patches': () => 'Los parches son píxeles tal cual, pues config.json no nombra norm_pix_loss.',
  'patch-order': () =>
    'Los valores de un parche van por filas, píxeles y canales, como en los autocodificadores enmascarados publicados.',
  measured: ({ pictures, range, epsilon }) =>
    `Medido con ${pictures} imágenes: píxeles en [${range.join('; ')}], media y desviación de cada canal, épsilon ${epsilon}.`,
  poor: ({ psnr }) =>
    `Cuidado: las imágenes vuelven con solo ${figure(psnr, 1)} dB; quizá el codificador y el decodificador sean de modelos distintos, o sus pesos no estén entrenados.`,
  reconstructed: ({ side, psnr, epsilon }) =>
    `Las imágenes de ${side} px vuelven con ${figure(psnr, 1)} dB; volvió un gradiente; épsilon sugerido ${epsilon}.`,
  embedded: ({ size }) => `Imágenes y textos dieron embeddings de ${size} dimensiones, y volvió un gradiente.`,
  unsafe: ({ labels, values, threshold }) =>
    `Cuenta en contra de una imagen: ${labels.join(', ')}${values === 'probabilities' ? '' : `, por ${values} de los valores`}; se rechaza a partir de ${threshold}.`,
  scored: ({ scores }) =>
    `Las imágenes hechas tienen las puntuaciones ${scores.map((score) => figure(score, 3)).join(' y ')}.`,
  denoised: ({ side, width }) =>
    `Una imagen de ${side} px se codificó, se le quitó el ruido en un paso con un texto de anchura ${width} y se decodificó; volvió un gradiente.`,
  masked: ({ side }) => `Se buscó el objeto principal de una imagen de ${side} px.`,
};

export const PACKS = packWordsOf(
  LACKS,
  NOTES,
  ({ family }) => `De ${family === null ? 'ahí' : FAMILIES[family]} no salió ningún modelo utilizable. Falta:`,
);
