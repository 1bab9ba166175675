/** What a prior is made of, and so what a method can do with it. */
export type PriorKind = 'autoencoder' | 'diffusion' | 'unclip';
