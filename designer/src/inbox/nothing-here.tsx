import { Link } from '@tanstack/react-router';
import type { InboxFilter, InboxPage as InboxData } from '../api/types';
import { useT } from '../i18n/i18n';
import { Empty } from '../ui/bits';
import { Button } from '../ui/button';

interface NothingProps {
  page: InboxData;
  filter: InboxFilter;
  onClear: () => void;
  onView: (view: string) => void;
}

/** Empty because of the filter, or because all is done: two different words. */
export function NothingHere({ page, filter, onClear, onView }: NothingProps) {
  const t = useT();
  const filtered = [filter.q, filter.procedure, filter.step, filter.band, filter.channel].some(
    (value) => value !== undefined,
  );
  const here = page.views.find((view) => view.view === page.view)?.count ?? 0;
  const other = page.views.find((view) => view.view !== page.view && view.count > 0);
  if (filtered) {
    return (
      <Empty
        icon="filter"
        what={t('inbox.empty.filter')}
        why={t('inbox.empty.filterWhy', { count: here })}
        act={<Button onClick={onClear}>{t('inbox.clearFilters')}</Button>}
      />
    );
  }
  if (page.view === 'watched') {
    return (
      <Empty
        icon="star"
        what={t('inbox.empty.watched')}
        why={t('inbox.empty.watchedWhy')}
        act={
          <Link to="/dossiers" search={{ state: 'watched' }}>
            {t('inbox.empty.watchedAct')}
          </Link>
        }
      />
    );
  }
  return (
    <Empty
      icon="check"
      what={t('inbox.empty.done')}
      why={t('inbox.empty.doneWhy')}
      act={
        other === undefined ? undefined : (
          <Button onClick={() => onView(other.view)}>
            {t('inbox.empty.other', { view: other.label, n: other.count })}
          </Button>
        )
      }
    />
  );
}
