// The laws of writing that no ready-made tool checks, read off the syntax tree. Caps, depth and `any` are oxlint's,
// imports are dependency-cruiser's. Each law is proven by a planted breach in test/architecture.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const MAX_CONSTRUCTOR_DEPS = 6;
const README_LINES = { min: 10, max: 20 };
const FORBIDDEN_NAME = /^(Base|Abstract)[A-Z]|(Manager|Helper|Utils?)$/;
const FORBIDDEN_FILE = /(^|\/)(utils?|helpers?|common|misc)\.(ts|tsx|mjs)$/;

/** The one reader of the environment, and the places that stand outside of the running product. */
const MAY_READ_ENVIRONMENT = [
  /^libs\/platform\/src\/config\//,
  /^libs\/platform\/src\/testing\//,
  /^apps\/cli\/[a-z-]+\.mjs$/,
  /^apps\/cli\/launcher\//,
  /^apps\/web\/vite\.config\.ts$/,
  /^test\//,
  /\.spec\.ts$/,
];

/**
 * All breaches below `root`, one line each: `file:line what`.
 * @param {string} root
 * @param {string[]} [folders]
 * @returns {string[]}
 */
export function breaches(root, folders = ['apps', 'libs', 'migrations', 'test']) {
  const found = folders.flatMap((folder) => sources(join(root, folder))).flatMap((file) => inFile(root, file));
  return [...found, ...readmes(root)];
}

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : sources(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

/** @param {string} root @param {string} file @returns {string[]} */
function inFile(root, file) {
  const name = relative(root, file);
  const text = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  /** @type {string[]} */
  const found = [];
  const report = (/** @type {ts.Node} */ node, /** @type {string} */ what) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1} ${what}`);
  };
  if (FORBIDDEN_FILE.test(name)) found.push(`${name}:1 file name says nothing: name it after what it does`);
  if (!/^(#!.*\n)?\s*(\/\/|\/\*)/.test(text) && !name.endsWith('.spec.ts'))
    found.push(`${name}:1 needs a head comment: what it is for`);
  const mayReadEnvironment = MAY_READ_ENVIRONMENT.some((place) => place.test(name));
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isEnumDeclaration(node)) report(node, 'enum: use an as const array');
    if (ts.isClassDeclaration(node) && FORBIDDEN_NAME.test(node.name?.text ?? ''))
      report(node, `class name ${node.name?.text} says nothing`);
    if (ts.isConstructorDeclaration(node) && node.parameters.length > MAX_CONSTRUCTOR_DEPS) {
      report(node, `${node.parameters.length} constructor dependencies, at most ${MAX_CONSTRUCTOR_DEPS}`);
    }
    if (!mayReadEnvironment && isEnvironment(node)) report(node, 'process.env outside of the configuration');
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const [index, line] of text.split('\n').entries()) {
    if (/\b(TODO|FIXME|XXX)\b/.test(line) && !line.includes('TODO|FIXME')) found.push(`${name}:${index + 1} TODO`);
    const suppression = /(oxlint-disable|@ts-expect-error|@ts-ignore|prettier-ignore)(.*)$/.exec(line);
    if (suppression && !/ (--|:) \S|\*\/|@ts-expect-error \S/.test(line) && !line.includes('oxlint-disable|')) {
      found.push(`${name}:${index + 1} ${suppression[1]} without a reason`);
    }
  }
  return found;
}

/** @param {ts.Node} node */
function isEnvironment(node) {
  if (!ts.isPropertyAccessExpression(node)) return false;
  return node.name.text === 'env' && ts.isIdentifier(node.expression) && node.expression.text === 'process';
}

/** Each room tells what it is in 10 to 20 lines. @param {string} root @returns {string[]} */
function readmes(root) {
  const rooms = join(root, 'libs');
  if (!existsSync(rooms)) return [];
  return readdirSync(rooms, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = join(rooms, name, 'README.md');
      if (!existsSync(file)) return [`libs/${name}/README.md is missing`];
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
      const fits = lines >= README_LINES.min && lines <= README_LINES.max;
      return fits ? [] : [`libs/${name}/README.md has ${lines} lines, not ${README_LINES.min} to ${README_LINES.max}`];
    });
}
