// Entry of the portal: colours, words, session, router.
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import 'virtual:tokens.css';
import './theme/base.css';
import { queryClient } from './api/query-client.js';
import { router } from './app/router.js';
import { SessionProvider } from './app/session.js';
import { started } from './i18n/index.js';

await started;
createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queryClient}>
    <SessionProvider>
      <RouterProvider router={router} />
    </SessionProvider>
  </QueryClientProvider>,
);
