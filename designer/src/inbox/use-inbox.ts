import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { api } from '../api/api';
import type { InboxFilter, TaskRow } from '../api/types';
import { feed } from '../live/feed';
import { useMinute } from '../live/use-live';
import { shownRows } from './shown-rows';

export const pageSize = 50;

/** Hears of these rows' dossiers too, although their tasks may be others'. */
export function useLiveRows(rows: readonly TaskRow[] | undefined): void {
  const codes = [...new Set(rows?.map((row) => row.address))].sort().join(' ');
  useEffect(() => {
    const stops = codes === '' ? [] : codes.split(' ').map((code) => feed.watch(code));
    return () => {
      for (const stop of stops) stop();
    };
  }, [codes]);
}

/**
 * The inbox as fetched (every minute, after every notice) and as shown (only what the officer asked for).
 * `showFresh` puts the fetched list on the screen; `more` appends the next page.
 */
export function useInbox(filter: InboxFilter) {
  const key = JSON.stringify(filter);
  const query = useInfiniteQuery({
    queryKey: ['inbox', filter],
    queryFn: ({ pageParam, signal }) =>
      api.inbox({ ...filter, take: pageSize, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const { refetch, fetchNextPage } = query;
  const pages = query.data?.pages;
  const newest = pages?.at(0);
  const fresh = useMemo(() => pages?.flatMap((page) => page.rows), [pages]);
  const more = query.hasNextPage;

  const [first, setFirst] = useState<{ key: string; rows: TaskRow[] } | null>(null);
  // Another filter, or the first data of this one: that is what is shown.
  if (fresh !== undefined && first?.key !== key) setFirst({ key, rows: fresh });

  useEffect(() => {
    if (newest !== undefined) feed.note(newest.sequence);
  }, [newest]);
  useMinute(useCallback(() => void refetch(), [refetch]));

  const shown = useMemo(
    () => (first?.key === key && fresh !== undefined ? shownRows(first.rows, fresh, more) : null),
    [first, key, fresh, more],
  );

  const showFresh = useCallback(async () => {
    const result = await refetch();
    if (result.data === undefined) return;
    setFirst({ key, rows: result.data.pages.flatMap((page) => page.rows) });
  }, [refetch, key]);

  const loadMore = useCallback(async () => {
    const result = await fetchNextPage();
    const added = result.data?.pages.at(-1)?.rows ?? [];
    setFirst((last) => {
      if (last === null) return last;
      const known = new Set(last.rows.map((row) => row.task));
      return { ...last, rows: [...last.rows, ...added.filter((row) => !known.has(row.task))] };
    });
  }, [fetchNextPage]);

  return { query, page: newest, shown, more, showFresh, loadMore };
}
