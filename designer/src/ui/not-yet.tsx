import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { LoadFailed, Notice, SkeletonBlock } from './bits';
import { useSlow } from './page';

/** In place of what a query has not brought yet: why it failed and another try, or, after a moment, that it is loading. */
export function NotYet({
  query,
}: {
  query: { isPending: boolean; isError: boolean; error: Error | null; refetch: () => Promise<unknown> };
}) {
  const t = useT();
  const slow = useSlow(query.isPending);
  if (query.isError)
    return (
      <LoadFailed
        title={t('state.failed.title')}
        detail={problemText(query.error, t)}
        retry={t('common.retry')}
        onRetry={() => void query.refetch()}
      />
    );
  return slow ? <SkeletonBlock /> : null;
}

/** Above what a query brought earlier: why the newest try failed. */
export function Stale({ query }: { query: { isError: boolean; error: Error | null; data: unknown } }) {
  const t = useT();
  if (!query.isError || query.data === undefined) return null;
  return (
    <div className="page-notice">
      <Notice tone="over" live="alert" title={t('state.failed.title')}>
        {problemText(query.error, t)}
      </Notice>
    </div>
  );
}
