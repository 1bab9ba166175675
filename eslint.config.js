import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { elements, policies } from './eslint.boundaries.js';

/** Folders whose result may depend on their arguments alone: the same input gives the same output, everywhere and always. */
const PURE = [
  'src/core/**/*.ts',
  'src/onnx/**/*.ts',
  'src/packs/**/*.ts',
  'src/protocol/**/*.ts',
  'src/evaluation/**/*.ts',
  'src/models/**/*.ts',
  'src/classifier/**/*.ts',
  'src/ui/words/**/*.ts',
];
const TESTS = ['**/*.test.ts', '**/*.test.tsx'];

const impure = (object, property, instead) => ({ object, property, message: instead });

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'public/',
      'training/',
      'test-results/',
      'playwright-report/',
      'bench/results/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    // Their rules that need types are in `.oxlintrc.json`.
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      // A field is left out of a copy by naming it beside the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Under `noUncheckedIndexedAccess` an index that a loop has already bounded is asserted with `!`: the alternative is a
      // branch in the inner loop of numerical code, or a cast that hides more.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['{src,workers,cli,bench}/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/files': [{ category: 'test', pattern: '**/*.test.{ts,tsx}' }],
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
      'boundaries/legacy-templates': false,
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        impure(
          'Math',
          'random',
          'Take a random stream as an argument: every variant must be reproducible from its seed.',
        ),
        impure('Date', 'now', 'Take the time as an argument: pure code has no clock.'),
      ],
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Take the time as an argument: pure code has no clock.' },
        { name: 'performance', message: 'Measure in the caller: pure code has no clock.' },
        { name: 'crypto', message: 'Take the random stream as an argument; digests are in src/core/bytes.' },
        { name: 'fetch', message: 'Take the bytes as an argument: adapters own the network.' },
      ],
    },
  },
  {
    files: ['src/ui/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['cli/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
);
