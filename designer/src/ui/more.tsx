import { useState } from 'react';
import { useT } from '../i18n/i18n';
import { Button } from './button';

/** Rows that a page draws before it asks: a list of thousands stays light, and search still sees all of it. */
const step = 100;

/** The first rows of a list, and a button for the next; `key` begins again when it changes. */
export function useMore<T>(rows: readonly T[], key = ''): { shown: readonly T[]; more: React.ReactNode } {
  const t = useT();
  const [asked, setAsked] = useState({ key, count: step });
  const count = asked.key === key ? asked.count : step;
  const left = rows.length - count;
  return {
    shown: rows.slice(0, count),
    more:
      left <= 0 ? null : (
        <p className="more">
          <Button onClick={() => setAsked({ key, count: count + step })}>
            {t('common.more', { count: left })}
          </Button>
        </p>
      ),
  };
}

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** A button for the next page of a list that the server gives page by page. */
export function NextPage({ query }: { query: Paged }) {
  const t = useT();
  if (!query.hasNextPage) return null;
  return (
    <p className="more">
      <Button
        busy={query.isFetchingNextPage && t('common.loading')}
        onClick={() => void query.fetchNextPage()}
      >
        {t('common.moreRows')}
      </Button>
    </p>
  );
}
