import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/problem';
import { startTheme } from './frame/theme';
import { startLanguage } from './i18n/i18n';
import { router } from './routes';
import { IconSprite } from './ui/icon';
import './ui/tokens.css';
import './ui/base.css';
import './ui/table.css';

const retries = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => error instanceof ApiError && error.unreachable && count < retries,
    },
  },
});

startTheme();
await startLanguage();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <IconSprite />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
