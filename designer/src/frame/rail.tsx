import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api';
import type { Me } from '../api/types';
import { useT, type Key } from '../i18n/i18n';
import { Icon, type IconName } from '../ui/icon';
import { useMe } from './session';

interface RailItem {
  to:
    | '/inbox'
    | '/receive'
    | '/dossiers'
    | '/procedures'
    | '/designer'
    | '/reductions'
    | '/publishing'
    | '/reports/monthly'
    | '/accounts';
  label: Key;
  icon: IconName;
  may: (me: Me) => boolean;
}

const items: readonly RailItem[] = [
  { to: '/inbox', label: 'rail.inbox', icon: 'inbox', may: (me) => me.can.includes('inbox') },
  { to: '/receive', label: 'rail.receive', icon: 'receive', may: (me) => me.can.includes('receive') },
  { to: '/dossiers', label: 'rail.dossiers', icon: 'file', may: () => true },
  { to: '/procedures', label: 'rail.procedures', icon: 'flow', may: () => true },
  { to: '/designer', label: 'rail.designer', icon: 'pen', may: (me) => me.can.includes('design') },
  { to: '/reductions', label: 'rail.reductions', icon: 'tune', may: (me) => me.can.includes('tune') },
  { to: '/publishing', label: 'rail.publishing', icon: 'flag', may: (me) => me.can.includes('design') },
  { to: '/reports/monthly', label: 'rail.reports', icon: 'chart', may: (me) => me.can.includes('report') },
  { to: '/accounts', label: 'rail.accounts', icon: 'lock', may: (me) => me.can.includes('administer') },
];

/** Where one can go: icon and label, only what the person may do. At the foot on phones. */
export function Rail() {
  const t = useT();
  const me = useMe();
  const counts = useQuery({
    queryKey: ['counts'],
    queryFn: () => api.inbox({ view: 'mine', take: 1 }),
    enabled: me.can.includes('inbox'),
    staleTime: 30_000,
  });
  const mine = counts.data?.views.find((view) => view.view === 'mine')?.count ?? 0;

  return (
    <nav className="rail" aria-label={t('frame.nav')}>
      {items
        .filter((item) => item.may(me))
        .map((item) => (
          <Link key={item.to} to={item.to} className="rail-item">
            <span className="rail-icon">
              <Icon name={item.icon} size={20} />
              {item.to === '/inbox' && mine > 0 ? (
                <span className="rail-badge" aria-label={t('rail.count', { n: mine })}>
                  {mine > 99 ? '99+' : mine}
                </span>
              ) : null}
            </span>
            {t(item.label)}
          </Link>
        ))}
    </nav>
  );
}
