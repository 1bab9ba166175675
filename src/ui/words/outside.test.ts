import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
/** Attributes that people read or hear. */
const READ = new Set([
  'title',
  'label',
  'alt',
  'placeholder',
  'hint',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'note',
  'words',
]);
/** Names and signs that no language translates. */
const NAMES =
  /^(?:Offshoot|WebGPU|WASM|GitHub|[^\p{L}]|(?:px|s|ms|p|x|H|ΔH|K|X|ln|MIT|JPEG|PNG|MB|C|names and examples))*$/u;
/** Keys as keyboards and events name them. */
const KEYS = /^(?:Files|Enter|Escape|Esc|Space|Tab|Home|End|Delete|Backspace|Shift|Ctrl|Arrow\w+|Page\w+)$/u;
/** The paper’s own names, which are English everywhere. */
const PAPERS: readonly string[] = ['src/ui/guide/glossary.ts'];

/** Whether a text reads like a sentence or a label, and not like a code: "Class score", ", read as ". */
const reads = (text: string): boolean =>
  !KEYS.test(text) &&
  !/[<>{}[\]]|^\(|calc\(|var\(|\dpx/u.test(text) &&
  (/^\p{Lu}\p{Ll}+(?: |$)/u.test(text) || /\p{L}{2}[,.;:]? \p{L}{2}/u.test(text) || /^[,;:] \p{L}/u.test(text));

/** Whether a text is drawn as it is: between tags, or what a condition there chooses. */
function isDrawn(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isDrawn(parent);
  if (ts.isBinaryExpression(parent)) return parent.right === node && isDrawn(parent);
  if (ts.isParenthesizedExpression(parent)) return isDrawn(parent);
  // What is typed into a computer is the same everywhere.
  return (
    ts.isJsxExpression(parent) &&
    !ts.isJsxAttribute(parent.parent) &&
    !/^<(?:code|kbd)\b/u.test(parent.parent.getText())
  );
}

/** Code words: keys, types, comparisons, and what developers alone read. */
function isCode(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isCaseClause(parent) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBinaryExpression(parent) && /^[!=]==$/u.test(parent.operatorToken.getText())) ||
    (ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error')) ||
    (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) ||
    (ts.isJsxAttribute(parent) && !READ.has(parent.name.getText()))
  );
}

const sourceOf = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(new URL(path, ROOT), 'utf8'), ts.ScriptTarget.Latest, true);

/** What a module reads of the catalogue as it loads, and would keep when the language changes. */
function keptOf(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'say') found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(path));
  return found.map((text) => `${path}: ${text}`);
}

function textsOf(path: string): string[] {
  const source = sourceOf(path);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && !NAMES.test(node.text.trim())) found.push(node.text.trim());
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      const read = isDrawn(node) || (ts.isJsxAttribute(node.parent) && READ.has(node.parent.name.getText()));
      if (!NAMES.test(node.text) && (read || (reads(node.text) && !isCode(node)))) found.push(node.text);
    } else if (ts.isTemplateExpression(node) && !isCode(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      if (parts.some((part) => !NAMES.test(part) && reads(part.trim()))) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((text) => `${path}: ${text.replaceAll(/\s+/gu, ' ').slice(0, 80)}`);
}

const FILES = readdirSync(new URL('src/ui', ROOT), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/ui/${path.replaceAll('\\', '/')}`)
  .filter((path) => /^(?!.*(?:\.test\.|\/words\/|\.d\.ts)).*\.tsx?$/u.test(path))
  .filter((path) => !PAPERS.includes(path));

it('has no text of the page outside of the catalogue', () => {
  expect(FILES.length).toBeGreaterThan(100);
  expect(FILES.flatMap(textsOf)).toEqual([]);
});

it('keeps no text of the language that the page began in', () => {
  expect(FILES.flatMap(keptOf)).toEqual([]);
});

it('knows a text where it sees one', () => {
  expect(['Class score', 'Close', ', read as ', 'nothing grown yet'].map(reads)).toEqual([true, true, true, true]);
  expect(['className', 'ArrowLeft', 'wasm', 'src/ui', 'calc(100% - 2px)', 'classScore'].map(reads)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
