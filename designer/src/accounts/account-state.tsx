import type { Account } from '../api/types';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Tag } from '../ui/bits';

/** Whether somebody can sign in with it, and what stands in the way. */
export function AccountState({ account }: { account: Account }) {
  const t = useT();
  return (
    <span className="account-tags">
      {account.disabled ? (
        <Tag tone="over">{t('accounts.state.disabled')}</Tag>
      ) : account.lockedUntil !== null ? (
        <Tag tone="soon">{t('accounts.state.locked', { time: moment(account.lockedUntil) })}</Tag>
      ) : account.mustChange ? (
        <Tag tone="soon">{t('accounts.state.mustChange')}</Tag>
      ) : (
        <Tag tone="ok">{t('accounts.state.open')}</Tag>
      )}
      {account.demo ? <Tag>{t('accounts.state.demo')}</Tag> : null}
    </span>
  );
}
