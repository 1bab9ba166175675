/**
 * Manifests of real model families, as `pack.json` would hold them. They show that the format fits them; sizes and hashes are
 * placeholders, since no files belong to them here.
 */
const file = (path: string) => ({ path, bytes: 1, sha256: '0'.repeat(64) });
const float = { type: 'float32' };

/** CLIP ViT-B/32: two towers into 512 dimensions, byte-pair tokens, softmax at 100. */
export const clip = {
  format: 1,
  role: 'judge',
  id: 'clip-vit-base-patch32',
  version: '1.0.0',
  title: 'CLIP ViT-B/32',
  licence: 'MIT',
  source: 'openai/clip-vit-base-patch32, exported to ONNX',
  files: [file('onnx/vision_model.onnx'), file('onnx/text_model.onnx'), file('tokenizer.json')],
  graphs: {
    image: {
      file: 'onnx/vision_model.onnx',
      inputs: [
        { name: 'pixel_values', ...float, layout: 'NCHW', shape: ['batch', 3, 224, 224], feed: { kind: 'image' } },
      ],
      output: { name: 'image_embeds', ...float, layout: 'NC', shape: ['batch', 512] },
    },
    text: {
      file: 'onnx/text_model.onnx',
      inputs: [
        { name: 'input_ids', type: 'int64', layout: 'NT', shape: ['batch', 'tokens'], feed: { kind: 'token-ids' } },
      ],
      output: { name: 'text_embeds', ...float, layout: 'NC', shape: ['batch', 512] },
    },
  },
  preprocessing: {
    filter: 'bicubic',
    fit: 'crop',
    size: { kind: 'fixed', side: 224 },
    range: [0, 1],
    mean: [0.48145466, 0.4578275, 0.40821073],
    std: [0.26862954, 0.26130258, 0.27577711],
  },
  embedding: { size: 512 },
  scoring: { kind: 'softmax', logitScale: 100 },
  tokenizer: {
    kind: 'bpe-clip',
    file: 'tokenizer.json',
    maxLength: 77,
    padding: 'max-length',
    specialTokens: { start: '<|startoftext|>', end: '<|endoftext|>', pad: '<|endoftext|>' },
  },
  prompt: 'This is a photo of a {label}',
};

/** TAESD: the tiny autoencoder of Stable Diffusion's latents, 4 channels at 1/8, any multiple of 8. */
export const taesd = {
  format: 1,
  role: 'prior',
  id: 'taesd',
  version: '1.0.0',
  title: 'TAESD',
  licence: 'MIT',
  source: 'madebyollin/taesd, exported to ONNX',
  files: [file('vae_encoder/model.onnx'), file('vae_decoder/model.onnx')],
  graphs: {
    encoder: {
      file: 'vae_encoder/model.onnx',
      inputs: [
        { name: 'sample', ...float, layout: 'NCHW', shape: ['batch', 3, 'height', 'width'], feed: { kind: 'image' } },
      ],
      output: { name: 'latent_sample', ...float, layout: 'NCHW', shape: ['batch', 4, 'height/8', 'width/8'] },
    },
    decoder: {
      file: 'vae_decoder/model.onnx',
      inputs: [
        {
          name: 'latent_sample',
          ...float,
          layout: 'NCHW',
          shape: ['batch', 4, 'height/8', 'width/8'],
          feed: { kind: 'latent' },
        },
      ],
      output: { name: 'sample', ...float, layout: 'NCHW', shape: ['batch', 3, 'height', 'width'] },
    },
  },
  preprocessing: {
    filter: 'lanczos3',
    fit: 'crop',
    size: { kind: 'free', minimum: 64, maximum: 1024, multipleOf: 8, preferred: 512 },
    range: [-1, 1],
  },
  latent: { kind: 'spatial', channels: 4, downscale: 8, std: [5.6, 5.1, 4.6, 4.2], epsilon: 0.8 },
  decoded: { kind: 'pixels', range: [-1, 1] },
};

/**
 * MAE ViT-B trained on pixels as they are: the export keeps every patch (mask ratio 0) and takes the order of the
 * patches as an input; a class token comes before the 14 x 14 patches.
 */
export const mae = {
  format: 1,
  role: 'prior',
  id: 'mae-vit-base',
  version: '1.0.0',
  title: 'MAE ViT-B',
  licence: 'CC-BY-NC-4.0',
  source: 'facebook/vit-mae-base, own export',
  files: [file('encoder.onnx'), file('decoder.onnx'), file('README.md')],
  graphs: {
    encoder: {
      file: 'encoder.onnx',
      inputs: [
        { name: 'pixel_values', ...float, layout: 'NCHW', shape: [1, 3, 224, 224], feed: { kind: 'image' } },
        { name: 'noise', ...float, layout: 'NT', shape: [1, 196], feed: { kind: 'range' } },
      ],
      output: { name: 'last_hidden_state', ...float, layout: 'NTC', shape: [1, 197, 768] },
    },
    decoder: {
      file: 'decoder.onnx',
      inputs: [
        { name: 'hidden_states', ...float, layout: 'NTC', shape: [1, 197, 768], feed: { kind: 'latent' } },
        { name: 'ids_restore', type: 'int64', layout: 'NT', shape: [1, 196], feed: { kind: 'range' } },
      ],
      output: { name: 'logits', ...float, layout: 'NTC', shape: [1, 196, 768] },
    },
  },
  preprocessing: {
    filter: 'bilinear',
    fit: 'crop',
    size: { kind: 'fixed', side: 224, shorterSide: 256 },
    range: [0, 1],
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  },
  latent: { kind: 'tokens', tokens: 197, channels: 768, epsilon: 5 },
  decoded: {
    kind: 'patches',
    patch: 16,
    order: 'HWC',
    range: [0, 1],
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  },
};

/** SigLIP: trained with a sigmoid for every class, which is a softmax of the same logits among the classes of one data set. */
export const siglip = {
  ...clip,
  id: 'siglip-base-patch16-224',
  title: 'SigLIP B/16',
  licence: 'Apache-2.0',
  scoring: { kind: 'softmax', logitScale: 117.33 },
};

/** U2-Netp with a head that says whether anything stands out: an alpha of the image's own size. */
export const u2netp = {
  format: 1,
  role: 'mask',
  id: 'u2netp',
  version: '1.0.0',
  title: 'U2-Netp',
  licence: 'Apache-2.0',
  source: 'U-2-Net, exported to ONNX',
  files: [file('mask.onnx')],
  graphs: {
    mask: {
      file: 'mask.onnx',
      inputs: [
        { name: 'image', ...float, layout: 'NCHW', shape: ['batch', 3, 'height', 'width'], feed: { kind: 'image' } },
      ],
      output: { name: 'alpha', ...float, layout: 'NCHW', shape: ['batch', 1, 'height', 'width'] },
    },
  },
  preprocessing: {
    filter: 'bilinear',
    fit: 'stretch',
    size: { kind: 'free', minimum: 64, maximum: 320, multipleOf: 16, preferred: 320 },
    range: [0, 1],
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  },
  confidence: { output: { name: 'confidence', ...float, layout: 'NC', shape: ['batch', 1] }, threshold: 0.5 },
};

/** Open NSFW: a classifier with its channels last, blue first. */
export const openNsfw = {
  format: 1,
  role: 'safety',
  id: 'open-nsfw',
  version: '1.0.0',
  title: 'Open NSFW',
  licence: 'BSD-2-Clause',
  source: 'open_nsfw',
  files: [file('open-nsfw.onnx')],
  graphs: {
    classifier: {
      file: 'open-nsfw.onnx',
      inputs: [{ name: 'input:0', ...float, layout: 'NHWC', shape: ['batch', 224, 224, 3], feed: { kind: 'image' } }],
      output: { name: 'outputs', ...float, layout: 'NC', shape: ['batch', 2] },
    },
  },
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
};
