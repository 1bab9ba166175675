/**
 * The layers of the project and who may import whom (see ARCHITECTURE.md). Each layer says why its limits exist: the reason is
 * what a developer reads when an import is refused.
 */
const LAYERS = [
  {
    type: 'core',
    path: 'src/core',
    may: [],
    packages: [],
    why: 'the procedure must run in any environment, so core imports nothing but itself',
  },
  {
    type: 'onnx',
    path: 'src/onnx',
    may: ['core'],
    packages: ['pbf'],
    why: 'graphs are data here; running them belongs to workers and commands',
  },
  {
    type: 'packs',
    path: 'src/packs',
    may: ['core'],
    packages: ['@huggingface/tokenizers', 'zod', 'zod/mini'],
    why: 'a manifest is checked here; fetching and caching belong to adapters',
  },
  {
    type: 'protocol',
    path: 'src/protocol',
    may: ['core', 'packs'],
    packages: [],
    why: 'messages are cloneable data shared by both threads',
  },
  {
    type: 'evaluation',
    path: 'src/evaluation',
    may: ['core'],
    packages: [],
    why: 'metrics are computed from plain data; models run and charts are drawn elsewhere',
  },
  {
    type: 'models',
    path: 'src/models',
    may: ['core', 'onnx', 'packs', 'protocol'],
    packages: [],
    // The shapes of the injected runtime are onnxruntime's own, and nothing else of it.
    types: ['onnxruntime-web'],
    why: 'packs become functions here for workers, commands and benchmarks alike, so the runtime is injected',
  },
  {
    type: 'classifier',
    path: 'src/classifier',
    may: ['core', 'protocol'],
    packages: ['fflate'],
    why: 'the classifier that somebody leaves with is made of what is given, for a worker and for commands',
  },
  {
    type: 'words',
    path: 'src/ui/words',
    may: ['core', 'packs', 'protocol'],
    packages: [],
    why: 'sentences are made from codes and parameters alone, for the page and for commands',
  },
  {
    type: 'storage',
    path: 'src/storage',
    may: ['core', 'packs', 'protocol', 'evaluation'],
    why: 'storage is an adapter without business rules',
  },
  {
    type: 'export',
    path: 'src/export',
    may: ['core', 'packs', 'protocol', 'evaluation'],
    why: 'export writes what it is given',
  },
  {
    type: 'engine',
    path: 'src/engine',
    may: ['core', 'packs', 'protocol'],
    not: ['react', 'react-dom', 'onnxruntime-web'],
    why: 'the engine is the bridge to the workers, which alone own the runtime',
  },
  {
    type: 'workers',
    path: 'workers',
    may: ['core', 'onnx', 'packs', 'protocol', 'evaluation', 'models', 'classifier'],
    not: ['react', 'react-dom'],
    why: 'workers are thin and know nothing of the page',
  },
  {
    type: 'store',
    path: 'src/store',
    may: ['core', 'packs', 'protocol', 'evaluation', 'engine', 'storage', 'export', 'words'],
    not: ['react', 'react-dom', 'onnxruntime-web'],
    why: 'the store is plain state; React stays at the rim and tensors in the workers',
  },
  {
    type: 'ui',
    path: 'src/ui',
    may: ['core', 'evaluation', 'protocol', 'packs', 'store', 'words'],
    not: ['onnxruntime-web'],
    why: 'views read the store; they touch neither engine nor storage',
  },
  {
    type: 'cli',
    path: 'cli',
    may: ['core', 'onnx', 'packs', 'protocol', 'evaluation', 'models', 'classifier', 'export', 'workers', 'words'],
    not: ['react', 'react-dom'],
    why: 'commands run without a page, over the same models as the workers',
  },
  {
    type: 'bench',
    path: 'bench',
    may: [
      'core',
      'onnx',
      'packs',
      'protocol',
      'evaluation',
      'models',
      'storage',
      'export',
      'store',
      'workers',
      'cli',
      'words',
      'e2e',
    ],
    not: ['react', 'react-dom'],
    why: 'benchmarks measure what commands, workers and the store run, and the studio as the end-to-end tests drive it',
  },
];

export const elements = [
  ...LAYERS.map(({ type, path }) => ({ type, pattern: path, partialMatch: false })),
  { type: 'entry', pattern: 'src', partialMatch: false },
  { type: 'e2e', pattern: 'e2e', partialMatch: false },
];

const list = (names) => (names.length > 0 ? names.join(', ') : 'nothing');

/** Later policies override earlier ones: each layer is closed with its reason, then opened for what it may import. */
export const policies = [
  ...LAYERS.flatMap(({ type, path, may, packages, types = [], not = [], why }) => {
    const from = { element: { type } };
    const external = ['external', 'core'];
    return [
      {
        from,
        disallow: { to: { module: { origin: '*' } } },
        message: `${path} may import ${list([...may, ...(packages ?? [])])} and itself: ${why}.`,
      },
      { from, allow: { to: { element: { types: { anyOf: [type, ...may] } } } } },
      ...(packages === undefined
        ? [{ from, allow: { to: { module: { origin: external } } } }]
        : packages.map((source) => ({ from, allow: { to: { module: { origin: 'external', source } } } }))),
      ...types.map((source) => ({
        from,
        allow: { to: { module: { origin: 'external', source } }, dependency: { kind: 'type' } },
      })),
      ...not.map((source) => ({
        from,
        disallow: { to: { module: { origin: 'external', source } } },
        message: `${path} may not import ${source}: ${why}.`,
      })),
    ];
  }),
  { from: { element: { type: 'entry' } }, allow: { to: { module: { origin: '*' } } } },
  { from: { element: { type: 'e2e' } }, allow: { to: { module: { origin: '*' } } } },
  // A test may drive its subject with anything; nothing may import a test.
  { from: { file: { categories: 'test' } }, allow: { to: { module: { origin: '*' } } } },
  {
    disallow: { to: { file: { categories: 'test' } } },
    message: 'Nothing imports a test: move what is shared into a file of its own.',
  },
];
