/** @file The lesson, the glossary and the tour, in English. Apart from the catalogue: they come when they are asked for. */

export const GUIDE = {
  lesson: {
    title: 'Lesson: growing a data set',
    about:
      'Six questions. Each is answered by the figures of the project that is open here, so look before you answer.',
    needsPictures: 'The lesson needs pictures. The sample set will do.',
    openSample: 'Open the sample set',
    steps: 'Steps of the lesson',
    previous: 'Back',
    next: 'Next question',
    leave: 'Leave the lesson',
    check: 'Check',
    right: 'Right.',
    wrong: 'Not yet: look at the figures once more.',
    wait: 'The figures for this are being made…',
    answer: 'Your answer',
    open: 'Open in the studio',
    copy: 'Copy a link with this recipe',
    copied: 'Copied. The link carries the settings and none of your pictures.',
    notCopied: 'The browser does not allow copying; the address is that of “Open in the studio”.',
    seed: 'Seed',
    variant: (k: number) => `Variant ${k}`,
    rows: {
      guided: 'Guided',
      unguided: 'Without guidance',
    },
    choices: {
      guided: 'The guided row',
      unguided: 'The row without guidance',
      better: 'Yes, more than chance',
      unclear: 'That cannot be told: the difference is no more than chance',
      worse: 'No, it harms',
    },
    grow: {
      title: 'What is grown?',
      text: 'Every picture you bring is a seed. The prior encodes it, moves the code a little and makes a new picture of it: a variant. A recipe says how many variants every seed gets.',
      question: (seeds: number, variants: number) =>
        `There are ${seeds} seeds here, and each gets ${variants} variants. How many new pictures will that be?`,
      learnt: 'That many, and every one of them can be made again from its seed, its number and the recipe.',
    },
    entropy: {
      title: 'What does entropy see?',
      text: 'The judge gives every class a probability. Entropy says how spread these are, in nats: 0 where it is certain, and ln C where all C classes are alike to it. It sees doubt, not error: a wrong reading can be certain.',
      question: 'Of which of these seeds is the judge least sure?',
      learnt: (entropy: string, classes: number, most: string) =>
        `Its entropy is ${entropy} nats; ln ${classes} would be ${most}.`,
    },
    guidance: {
      title: 'What does guidance buy?',
      text: 'Both rows come from the same seed and the same random numbers. One moves at random; the other also follows the judge: keep the class, add information, differ from each other. Under every picture stands p of its class, and how its entropy changed.',
      question: (name: string) => `Which row is surer of ${name} on average?`,
      learnt: (guided: string, unguided: string, gain: string, otherGain: string) =>
        `Guided p ${guided}, without guidance p ${unguided}; entropy changed by ${gain} and ${otherGain} nats.`,
    },
    failure: {
      title: 'When does it fail?',
      text: 'The radius epsilon says how far a variant may leave its seed. Too small, and variants are copies; too large, and the class is lost, or the picture falls apart. Move it, and watch both rows.',
      question: (name: string) =>
        `At this radius, how many pictures of both rows together are no longer read as ${name}?`,
      radius: 'Radius (epsilon)',
      learnt:
        'A label that no longer fits teaches a network the wrong thing. Review, and rules, are there to reject such variants.',
    },
    test: {
      title: 'Why not in the test set?',
      text: 'A test must be of pictures that nothing was learnt from. Variants of a test picture in training would hand out the answers; variants in the test would ask about pictures that the prior made up. So only train grows, and what is held out stays as it came.',
      question: 'How many pictures of this project are held out, and never grown?',
      hint: (all: number, seeds: number) => `Of ${all} pictures, ${seeds} are seeds.`,
      learnt: 'Where a set has none, a receipt holds every seed out in its turn, and its variants with it.',
    },
    help: {
      title: 'Does it help?',
      text: 'A receipt trains small classifiers with the folder alone and with what was grown, several times, and tests them on pictures that never train. A gain counts when it is larger than what chance does between repeats.',
      question: 'Does the expansion of this project help?',
      first: 'There is no receipt yet: grow, then train and compare in Receipt; the answer stands there.',
      learnt: 'Say so in what you write, with the number of repeats and the spread.',
    },
  },
  glossary: {
    title: 'Words',
    paper: (term: string) => `In the paper: ${term}`,
    seed: {
      word: 'Seed',
      text: 'A picture that came with your folder, and from which new ones are grown.',
    },
    variant: {
      word: 'Variant',
      text: 'A new picture of a seed. It should show the same class, and differ in what does not make the class.',
    },
    prior: {
      word: 'Prior',
      text: 'The model that makes pictures. It turns a picture into a short code and back; changing the code changes the picture.',
    },
    judge: {
      word: 'Judge',
      text: 'The model that reads pictures. It says how likely each class is, scores variants, and never decides for you.',
    },
    epsilon: {
      word: 'Radius',
      text: 'How far a variant may go from its seed. Near is safe and dull, far is new and risky.',
    },
    classScore: {
      word: 'Class score',
      text: 'How likely the judge holds the folder’s class to be, from 0 to 1. Compare it with the seed’s own.',
    },
    entropy: {
      word: 'Entropy',
      text: 'How unsure the judge is: 0 where it is certain. A variant that is a little less certain than its seed, and still its class, is worth learning from.',
    },
    diversity: {
      word: 'Diversity',
      text: 'How much the variants of one seed differ from each other.',
    },
    guidance: {
      word: 'Guidance',
      text: 'The judge says which way to go: keep the class, add information, drive the variants apart. Without it the prior moves at random.',
    },
    nearCopy: {
      word: 'Near-copy',
      text: 'A picture that can hardly be told from another one. It teaches nothing new; between training and test it makes results too good.',
    },
    receipt: {
      word: 'Receipt',
      text: 'A check whether what was grown helps: classifiers with and without it, tested on pictures that never train.',
    },
  },
  tour: {
    next: 'Next',
    previous: 'Back',
    done: 'Done',
    leave: 'Leave the tour',
    progress: '{{current}} of {{total}}',
    steps: {
      title: 'The way',
      text: 'Seven steps, from your pictures to a set that trains. Each opens as soon as there is something to do in it.',
    },
    pictures: {
      title: 'Your pictures',
      text: 'This is the sample set: its pictures are the seeds. The judge reads each; leave out what does not belong.',
    },
    device: {
      title: 'All of it runs here',
      text: 'The models run in this page, on your graphics card where there is one. No picture leaves this machine.',
    },
    help: {
      title: 'Whenever you wonder',
      text: 'Keys, words, the lesson and this tour are here. Next: go on to Recipe.',
    },
  },
};
