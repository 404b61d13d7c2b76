import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api';
import type { InboxFilter, SavedFilter } from '../api/types';

const chosen = ['procedure', 'step', 'band', 'channel'] as const;

/** Its key among the views. */
export function keyOf(saved: SavedFilter): string {
  return `saved-${saved.id}`;
}

/** The filter in the address that shows what was kept. */
export function filterOf(saved: SavedFilter): InboxFilter {
  const filter: InboxFilter = { view: saved.view };
  for (const name of chosen) {
    const value = saved[name];
    if (value !== null) filter[name] = value;
  }
  return filter;
}

/** Whether anything is chosen that can be kept: words searched by are not. */
export function isKept(filter: InboxFilter): boolean {
  return chosen.some((name) => filter[name] !== undefined);
}

/** Whether an address shows what was kept; words searched by narrow it for now only. */
export function shows(filter: InboxFilter, saved: SavedFilter): boolean {
  return (
    (filter.view ?? 'mine') === saved.view && chosen.every((name) => (filter[name] ?? null) === saved[name])
  );
}

/** My filters, and the one that I stand on. */
export function useSavedFilters(filter: InboxFilter): {
  saved: readonly SavedFilter[];
  current: SavedFilter | undefined;
} {
  const found = useQuery({ queryKey: ['filters'], queryFn: api.filters, staleTime: 300_000 });
  const saved = found.data ?? [];
  return { saved, current: saved.find((each) => shows(filter, each)) };
}
