/** @file Words of a recipe's presets and of how far it goes from the originals, in English. */

export const howFar = {
  recipes: 'Recipes',
  presets: {
    subtle: { title: 'Subtle', about: 'Half as far: keeps the class most surely, and adds least.' },
    balanced: { title: 'Balanced', about: 'As far as its class is kept, as far as that is known.' },
    bold: { title: 'Bold', about: 'Half as far again: adds most, and loses the class more often.' },
    published: {
      title: 'As published',
      about: 'Guided imagination alone, with the one step of the paper’s released code (GIF): to compare with.',
    },
  },
  own: 'Your own settings.',
  /** What the presets are made of: the recipe that was proposed for this set, or the one that every set begins with. */
  ofProposal: 'The presets are the recipe that was proposed for this set, at three distances.',
  ofDefault: 'The presets are the usual recipe at three distances; one that is proposed for this set takes its place.',
  title: 'How far from the original',
  /** The slider's value: 1 is as proposed. */
  times: (times: number, mark: string) => (times === 1 ? `as ${mark}` : `${Math.round(100 * times)}%`),
  /** What the mark is: of a proposal, or of the recipe that every set begins with. */
  proposed: 'proposed',
  suggested: 'suggested',
  /** What one of the settings is that move: "Radius (epsilon) 0.80". */
  setting: (label: string, value: string) => `${label} ${value}`,
  ofMethod: (method: string, settings: readonly string[]) => `${method}: ${settings.join(', ')}`,
  moves: (settings: readonly string[]) => `Moves ${settings.join('; ')}.`,
  /** Methods that the slider leaves as they are, beside others that it moves. */
  still: (methods: readonly string[]) =>
    `${methods.join(', ')} ${methods.length === 1 ? 'stays as it is' : 'stay as they are'}.`,
  radius: 'What a radius is',
  nothing: 'These methods have no distance to set: what they do is found under Advanced.',
  zone: {
    tried: (kept: string) => `So far, only ${kept} of the variants that were tried kept their class.`,
    untried: 'Nothing was tried so far from your pictures: look at the preview.',
    suggested: 'Farther than the models suggest: look at the preview, or let a recipe be proposed for this set.',
  },
  advanced: 'Advanced',
};
