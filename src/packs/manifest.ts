/**
 * The manifest of a model pack, `pack.json`: everything a program must know to run the models of a pack and to trust its files.
 * A prior turns an image into a latent and back; a judge puts images and texts into one embedding space.
 */

/** What a pack is for. */
export type PackManifest = PriorManifest | JudgeManifest;

/** What both kinds of pack say about themselves. */
export interface PackHeader {
  /** Version of this format. */
  readonly format: 1;
  /** Stable name: lower-case letters, digits and hyphens, for instance `starter-prior`. */
  readonly id: string;
  /** Version of the pack's weights, `major.minor.patch`; new weights get a new version. */
  readonly version: string;
  /** Name shown to people. */
  readonly title: string;
  /** SPDX expression of the weights' licence, for instance `MIT`. */
  readonly licence: string;
  /** Where the weights come from: an address, or the recipe that made them. */
  readonly source: string;
  /** Address the files are fetched from, pinned to a version, ending in `/`; `null`: they lie beside `pack.json`. */
  readonly baseUrl: string | null;
  /** Every file of the pack except `pack.json`, the model card included. */
  readonly files: readonly PackFile[];
}

/** One file of a pack, as it must arrive. */
export interface PackFile {
  /** Relative path with forward slashes, inside the pack's folder. */
  readonly path: string;
  /** Exact size in bytes. */
  readonly bytes: number;
  /** SHA-256 of the content, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** A pack that encodes an image to a latent and decodes latents to images. */
export interface PriorManifest extends PackHeader {
  readonly role: 'prior';
  /** `encoder`: an image in, its latent out. `decoder`: a latent in, an image (or its patches) out. */
  readonly graphs: { readonly encoder: Graph; readonly decoder: Graph };
  /** From an image to the encoder's input. */
  readonly preprocessing: Preprocessing;
  /** What the latent is, and in which units it is moved. */
  readonly latent: Latent;
  /** From the decoder's output to an image. */
  readonly decoded: Decoded;
}

/** A pack that embeds images and texts in one space and turns their similarity into probabilities. */
export interface JudgeManifest extends PackHeader {
  readonly role: 'judge';
  /** `image`: an image in, its embedding out. `text`: token ids in, an embedding in the same space out. */
  readonly graphs: { readonly image: Graph; readonly text: Graph };
  /** From an image to the image graph's input. */
  readonly preprocessing: Preprocessing;
  /** The common embedding space. */
  readonly embedding: Embedding;
  /** From similarities to probabilities. */
  readonly scoring: Scoring;
  /** From a text to the text graph's inputs. */
  readonly tokenizer: TokenizerSpec;
  /** The sentence scored for a class, with `{label}` where its name goes, for instance `This is a photo of a {label}`. */
  readonly prompt: string;
}

/** One ONNX graph of a pack and the tensors that are used of it. */
export interface Graph {
  /** The file that holds the graph; one of `files`. */
  readonly file: string;
  /** Every input the graph demands, each with what it is fed. */
  readonly inputs: readonly InputSpec[];
  /** The one output that is used; the graph may have others. */
  readonly output: TensorSpec;
}

/** Name, element type and shape of a tensor at a graph's border. */
export interface TensorSpec {
  /** Name in the graph. */
  readonly name: string;
  /** Element type. */
  readonly type: ElementType;
  /** The meaning of each axis: N batch, C channels, H height, W width, T tokens; for instance `NCHW`. */
  readonly layout: string;
  /** One entry for each axis: a number, or a symbol such as `batch` or `height/8`. */
  readonly shape: readonly Dim[];
}

/** An input, and what it is fed. */
export interface InputSpec extends TensorSpec {
  readonly feed: Feed;
}

/** Element types that occur at the borders of graphs. */
export type ElementType = 'float32' | 'float16' | 'int64' | 'int32';

/** Size of an axis: fixed, or a symbol (`batch`, `height`, `width`, `tokens`), divided where the graph divides (`height/8`). */
export type Dim = number | string;

/** What an input is fed: data of the run, or a constant that an export left as an input. */
export type Feed =
  /** The preprocessed image. */
  | { readonly kind: 'image' }
  /** The latent, in the graph's own units. */
  | { readonly kind: 'latent' }
  /** Token ids of the text. */
  | { readonly kind: 'token-ids' }
  /** 1 at tokens of the text, 0 at padding. */
  | { readonly kind: 'token-mask' }
  /** The same number everywhere. */
  | { readonly kind: 'constant'; readonly value: number }
  /** 0, 1, 2, ... along the last axis (the order in which a masked autoencoder keeps its patches, for instance). */
  | { readonly kind: 'range' };

/** How an image with values in [0, 1] becomes a graph's input: resized, cropped, then `(low + (high - low) * x - mean) / std`. */
export interface Preprocessing {
  /** Antialiased resampling filter, with the meaning it has in Pillow. */
  readonly filter: ResizeFilter;
  /** `crop`: the shorter side is resized and the centre kept. `stretch`: both sides are resized, the aspect is lost. */
  readonly fit: 'crop' | 'stretch';
  /** The sizes the graph takes, in pixels. */
  readonly size: InputSize;
  /** What 0 and 1 become before `mean` and `std` apply. */
  readonly range: readonly [low: number, high: number];
  /** Subtracted from each of the three channels. */
  readonly mean: readonly [number, number, number];
  /** Divides each of the three channels. */
  readonly std: readonly [number, number, number];
}

/** Resampling filters; names and kernels as in Pillow, `area` being its box filter. */
export type ResizeFilter = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'area';

/** Square input sizes of a graph, in pixels. */
export type InputSize =
  /** One size. The shorter side is resized to `shorterSide` (`side` when `null`), then `side` x `side` are cropped. */
  | { readonly kind: 'fixed'; readonly side: number; readonly shorterSide: number | null }
  /** Any multiple of `multipleOf` from `minimum` to `maximum`; `preferred` is used when nobody chooses. */
  | {
      readonly kind: 'free';
      readonly minimum: number;
      readonly maximum: number;
      readonly multipleOf: number;
      readonly preferred: number;
    };

/**
 * The latent of a prior. Everything that moves a latent works on `(latent - mean) / std`; the decoder gets the graph's own units
 * back. `mean` and `std` are one number, or one for each channel.
 */
export type Latent = LatentUnits &
  (
    | { readonly kind: 'spatial'; readonly channels: number; readonly downscale: number }
    /** The first `prefix` tokens stand for the whole image (a class token), the others for patches in rows. */
    | { readonly kind: 'tokens'; readonly tokens: number; readonly channels: number; readonly prefix: number }
    | { readonly kind: 'vector'; readonly size: number }
  );

/** The units a latent is moved in. */
export interface LatentUnits {
  /** Zero point of the units, in the graph's own. */
  readonly mean: number | readonly number[];
  /** One unit, in the graph's own. */
  readonly std: number | readonly number[];
  /** Suggested radius of the ball around the seed, in units. */
  readonly epsilon: number;
}

/** What the decoder puts out. Pixels in [0, 1] are `(y * std + mean - low) / (high - low)`, clamped. */
export type Decoded = PixelUnits &
  (
    | { readonly kind: 'pixels' }
    /** Square patches of `patch` pixels in rows, each flattened as `order` says. */
    | {
        readonly kind: 'patches';
        readonly patch: number;
        readonly order: 'HWC' | 'CHW';
        /** The decoder predicts patches normalised by their own mean and deviation: they are taken from the seed's patches. */
        readonly perPatch: { readonly epsilon: number } | null;
      }
  );

/** The units of the decoder's pixels. */
export interface PixelUnits {
  /** The values that stand for black and white once `mean` and `std` are undone. */
  readonly range: readonly [low: number, high: number];
  /** Was subtracted from each channel in training. */
  readonly mean: readonly [number, number, number];
  /** Divided each channel in training. */
  readonly std: readonly [number, number, number];
}

/** The space images and texts are embedded in. */
export interface Embedding {
  /** Number of dimensions. */
  readonly size: number;
  /** Whether both graphs already give vectors of unit length. */
  readonly normalised: boolean;
}

/** From cosine similarities to probabilities. */
export type Scoring =
  /** One class of several: softmax over the classes of `logitScale * cosine`. */
  | { readonly kind: 'softmax'; readonly logitScale: number }
  /** Each class for itself: sigmoid of `logitScale * cosine + logitBias`. */
  | { readonly kind: 'sigmoid'; readonly logitScale: number; readonly logitBias: number };

/** From a text to token ids. */
export type TokenizerSpec = {
  /** The vocabulary: one token a line (`wordpiece`), or a `tokenizer.json` (`bpe-clip`); one of `files`. */
  readonly file: string;
  /** Longest sequence the graph takes, special tokens included; longer texts are cut. */
  readonly maxLength: number;
  /** Whether sequences are padded to the longest of a batch or always to `maxLength`. */
  readonly padding: 'longest' | 'max-length';
} & (
  | {
      /** BERT's WordPiece. */
      readonly kind: 'wordpiece';
      /** Lower-case and strip accents before looking tokens up. */
      readonly lowercase: boolean;
      readonly specialTokens: SpecialTokens & { readonly unknown: string };
    }
  | {
      /** CLIP's byte-pair encoding; the file says how text is normalised. */
      readonly kind: 'bpe-clip';
      readonly specialTokens: SpecialTokens;
    }
);

/** Tokens with a task, as they are spelled in the vocabulary. */
export interface SpecialTokens {
  readonly start: string;
  readonly end: string;
  readonly pad: string;
}
