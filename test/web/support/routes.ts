// The addresses of the portal, read from apps/web/src/app/routes, so that a new one is noticed by the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const FOLDER = join(process.cwd(), 'apps/web/src/app/routes');

export interface PortalRoute {
  /** With a leading slash, e.g. /desk/deals/:id */
  path: string;
  isPublic: boolean;
  /** The page's module, from apps/web, as the build's manifest names it. */
  page: string;
  /** Areas of words that are loaded with it. */
  words: string[];
}

/** Every route of every area. @throws Error for one that is not written as `path`, `...page(() => import(…))` */
export function portalRoutes(): PortalRoute[] {
  return readdirSync(FOLDER).flatMap((name) => routesOf(join(FOLDER, name)));
}

function routesOf(file: string): PortalRoute[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: PortalRoute[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ['public', 'desk'].includes(node.name.getText())) {
      if (!ts.isArrayLiteralExpression(node.initializer)) throw new Error(`${file}: routes are not a list`);
      for (const route of node.initializer.elements)
        found.push(readRoute(file, route, node.name.getText() === 'public'));
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function readRoute(file: string, node: ts.Node, isPublic: boolean): PortalRoute {
  const text = node.getText();
  const path = /path:\s*'([^']+)'/.exec(text)?.[1] ?? (/index:\s*true/.test(text) ? '' : undefined);
  const page = /import\('([^']+)\.js'\)\s*,?([^)]*)\)/.exec(text);
  if (path === undefined || !page?.[1]) throw new Error(`${file}: cannot read the route ${text}`);
  const words = [...(page[2] ?? '').matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '');
  return { path: `/${path}`, isPublic, page: page[1].replace('../../', 'src/') + '.tsx', words };
}
