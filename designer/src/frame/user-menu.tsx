import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { useT } from '../i18n/i18n';
import { initials } from '../text/format';
import { Choice, Radio } from '../ui/field';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { useMe } from './session';
import { currentTheme, setTheme, themes, type Theme } from './theme';

export function UserMenu() {
  const t = useT();
  const me = useMe();
  return (
    <Popover
      align="right"
      className="top-button user"
      label={t('frame.user', { user: me.user, name: me.name })}
      button={
        <>
          {/* Drawn by the style sheet: decoration, not part of the button's words. */}
          <span className="avatar" aria-hidden="true" data-initials={initials(me.name)} />
          <span className="top-label cut">{me.user}</span>
          <Icon name="down" size={14} />
        </>
      }
    >
      {(close) => (
        <>
          <div className="popover-part">
            <p className="strong">{me.name}</p>
            {me.grants.map((grant) => (
              <p className="small" key={`${grant.unit}/${grant.role}/${grant.for ?? ''}`}>
                {grant.roleName} · {grant.unitName}
                {grant.for === null ? null : ` · ${t('delegation.for', { name: grant.for })}`}
              </p>
            ))}
          </div>
          <ThemeChoice />
          <Link to="/delegations" className="popover-item" onClick={close}>
            <Icon name="sync" />
            {t('delegation.title')}
          </Link>
          <Link to="/me" className="popover-item" onClick={close}>
            <Icon name="bell" />
            {t('me.title')}
          </Link>
          <SignOut />
        </>
      )}
    </Popover>
  );
}

function ThemeChoice() {
  const t = useT();
  const [theme, setOwn] = useState<Theme>(currentTheme);
  return (
    <div className="popover-part">
      <Choice label={t('theme.label')}>
        {themes.map((choice) => (
          <Radio
            key={choice}
            name="theme"
            label={t(`theme.${choice}`)}
            checked={theme === choice}
            onChange={() => {
              setTheme(choice);
              setOwn(choice);
            }}
          />
        ))}
      </Choice>
    </div>
  );
}

function SignOut() {
  const t = useT();
  const queries = useQueryClient();
  const { signOutUrl } = useMe();
  return (
    <button
      type="button"
      className="popover-item"
      onClick={() => {
        void api.signOut().finally(() => {
          queries.clear();
          // The identity provider has a sign-in of its own, which the next person should not find.
          location.assign(signOutUrl ?? '/app/');
        });
      }}
    >
      <Icon name="out" />
      {t('frame.signOut')}
    </button>
  );
}
