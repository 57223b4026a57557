// The route table: public pages in PublicShell, signed-in pages in a lazy DeskShell, every page lazy.
import { createBrowserRouter, type RouteObject } from 'react-router';
import { areas } from './areas.js';
import { ErrorPage } from './ErrorPage.js';
import { PublicShell } from './PublicShell.js';
import { Root } from './Root.js';

const notFound: RouteObject = {
  path: '*',
  lazy: async () => ({ Component: (await import('../pages/not-found/index.js')).default }),
};

const isRoot = { HydrateFallback: () => null, ErrorBoundary: ErrorPage };

export const router = createBrowserRouter([
  {
    Component: Root,
    ...isRoot,
    children: [
      {
        lazy: async () => ({ Component: (await import('./DeskShell.js')).DeskShell }),
        children: [{ ErrorBoundary: ErrorPage, children: areas.flatMap((area) => area.desk ?? []) }],
      },
      {
        Component: PublicShell,
        children: [{ ErrorBoundary: ErrorPage, children: [...areas.flatMap((area) => area.public ?? []), notFound] }],
      },
    ],
  },
]);
