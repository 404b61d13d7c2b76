import { Link } from '@tanstack/react-router';
import { setLanguage, useLanguage, useT } from '../i18n/i18n';
import { useLiveState } from '../live/use-live';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { Help } from './help';
import { Search } from './search';
import { useMe } from './session';
import { UserMenu } from './user-menu';

export function TopBar() {
  const t = useT();
  return (
    <header className="top">
      <div className="top-start">
        <Link to="/" className="top-mark" aria-label={t('frame.home')}>
          <Mark />
        </Link>
        <Units />
      </div>
      <Search />
      <div className="top-end">
        <LiveStatus />
        <LanguageSwitch />
        <Help />
        <UserMenu />
      </div>
    </header>
  );
}

export function Mark() {
  return (
    <svg className="mark" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect className="mark-ground" width="28" height="28" rx="6" />
      <g className="mark-line">
        <rect x="7" y="7.500" width="5.500" height="4.500" rx="1" />
        <rect x="15.500" y="16" width="5.500" height="4.500" rx="1" />
        <path d="M9.700 12v3.800a2.400 2.400 0 0 0 2.400 2.400h3.400" />
      </g>
    </svg>
  );
}

/** The unit worked for; with several offices, the list of them and the roles there. */
function Units() {
  const t = useT();
  const me = useMe();
  const names = [...new Set(me.grants.map((grant) => grant.unitName))];
  const first = names[0] ?? t('frame.noUnit');
  if (me.grants.length <= 1) {
    return (
      <span className="unit">
        <span className="cut">{first}</span>
      </span>
    );
  }
  return (
    <Popover
      className="unit"
      button={
        <>
          <span className="cut">{first}</span>
          <Icon name="down" size={14} />
        </>
      }
    >
      {() => (
        <ul className="unit-list">
          {me.grants.map((grant) => (
            <li key={`${grant.unit}/${grant.role}`}>
              <span>{grant.unitName}</span>
              <span className="small">{grant.roleName}</span>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function LiveStatus() {
  const t = useT();
  const state = useLiveState();
  return (
    <span className={`live live-${state}`} role="status" data-testid="live-status" data-state={state}>
      <span className="live-dot" aria-hidden="true" />
      <span className="live-text">
        {state === 'online'
          ? t('live.online')
          : state === 'starting'
            ? t('live.starting')
            : t('live.offline')}
      </span>
    </span>
  );
}

export function LanguageSwitch() {
  const t = useT();
  const language = useLanguage();
  return (
    <span className="languages" role="group" aria-label={t('frame.language')}>
      <button
        type="button"
        lang="vi"
        aria-label="VI – Tiếng Việt"
        aria-pressed={language === 'vi'}
        onClick={() => void setLanguage('vi')}
      >
        VI
      </button>
      <button
        type="button"
        lang="en"
        aria-label="EN – English"
        aria-pressed={language === 'en'}
        onClick={() => void setLanguage('en')}
      >
        EN
      </button>
    </span>
  );
}
