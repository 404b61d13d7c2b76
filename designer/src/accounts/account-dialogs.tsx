import { useState, type ReactNode } from 'react';
import { api } from '../api/api';
import type { Account, AccountGrant } from '../api/types';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { moment, parseDate } from '../text/format';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { useToast } from '../ui/toast';
import { useCommand } from '../ui/use-command';
import { grantOf, RoleFields, type TypedRole } from './role-fields';

interface AskProps {
  title: string;
  /** Names the act; the title when left out. */
  act?: string;
  danger?: boolean;
  dirty?: boolean;
  busy: boolean;
  failure: string | null;
  children: ReactNode;
  onAct: () => void;
  onClose: () => void;
}

/** A question with one act and a way out. */
function Ask({
  title,
  act,
  danger = false,
  dirty = false,
  busy,
  failure,
  children,
  onAct,
  onClose,
}: AskProps) {
  const t = useT();
  return (
    <Dialog
      title={title}
      dirty={dirty}
      onClose={onClose}
      foot={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy && t('common.sending')} onClick={onAct}>
            {act ?? title}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {failure === null ? null : (
        <Notice tone="over" live="alert" title={t('decision.failed')}>
          {failure}
        </Notice>
      )}
      {children}
    </Dialog>
  );
}

interface DialogProps {
  account: Account;
  onClose: () => void;
}

export function GiveRole({ account, onClose }: DialogProps) {
  const t = useT();
  const me = useMe();
  const toast = useToast();
  const { send, busy, failure, wrong, setWrong } = useCommand('accounts');
  const [role, setRole] = useState<TypedRole>({
    unit: null,
    role: '',
    from: moment(me.today.slice(0, 10)),
    until: '',
  });

  async function give(): Promise<void> {
    if (role.unit === null) {
      setWrong({ unit: t('account.chooseUnit') });
      return;
    }
    if ((await send(grantOf(role), (body) => api.giveGrant(account.user, body))) === null) return;
    toast({ text: t('account.given') });
    onClose();
  }

  return (
    <Ask
      title={t('account.giveTo', { name: account.name })}
      act={t('account.give')}
      dirty={role.unit !== null}
      busy={busy}
      failure={failure}
      onAct={() => void give()}
      onClose={onClose}
    >
      <RoleFields value={role} wrong={wrong} onChange={setRole} />
    </Ask>
  );
}

export function EndRole({ account, grant, onClose }: DialogProps & { grant: AccountGrant }) {
  const t = useT();
  const me = useMe();
  const toast = useToast();
  const { send, busy, failure, wrong } = useCommand('accounts');
  const [from, setFrom] = useState(moment(me.today.slice(0, 10)));

  async function end(): Promise<void> {
    const body = { unit: grant.unit, role: grant.role, from: parseDate(from) ?? from };
    if ((await send(body, (ended) => api.endGrant(account.user, ended))) === null) return;
    toast({ text: t('account.ended') });
    onClose();
  }

  return (
    <Ask
      title={t('account.endOf', { role: grant.roleName, unit: grant.unitName })}
      act={t('account.end')}
      danger
      busy={busy}
      failure={failure}
      onAct={() => void end()}
      onClose={onClose}
    >
      <p>{t('account.endText', { name: account.name, role: grant.roleName, unit: grant.unitName })}</p>
      <Input
        label={t('account.endFrom')}
        placeholder={t('receive.datePlaceholder')}
        value={from}
        error={wrong['from']}
        onChange={(event) => setFrom(event.target.value)}
      />
    </Ask>
  );
}

export function ResetPassword({
  account,
  onClose,
  onReset,
}: DialogProps & { onReset: (password: string) => void }) {
  const t = useT();
  const { send, busy, failure } = useCommand('accounts');

  async function reset(): Promise<void> {
    const made = await send(null, () => api.resetPassword(account.user));
    if (made !== null) onReset(made.answer.password);
  }

  return (
    <Ask
      title={t('account.reset')}
      busy={busy}
      failure={failure}
      onAct={() => void reset()}
      onClose={onClose}
    >
      <p>{t('account.resetText', { name: account.name })}</p>
    </Ask>
  );
}

/** Shuts the account, or opens it again. */
export function DisableAccount({ account, onClose }: DialogProps) {
  const t = useT();
  const toast = useToast();
  const { send, busy, failure } = useCommand('accounts');
  const { name, disabled } = account;

  async function change(): Promise<void> {
    if ((await send(!disabled, (shut) => api.disableAccount(account.user, shut))) === null) return;
    toast({ text: disabled ? t('account.enabled', { name }) : t('account.disabled', { name }) });
    onClose();
  }

  return (
    <Ask
      title={disabled ? t('account.enable') : t('account.disable')}
      danger={!disabled}
      busy={busy}
      failure={failure}
      onAct={() => void change()}
      onClose={onClose}
    >
      <p>{disabled ? t('account.enableText', { name }) : t('account.disableText', { name })}</p>
    </Ask>
  );
}

export function EndSessions({ account, onClose }: DialogProps) {
  const t = useT();
  const toast = useToast();
  const { send, busy, failure } = useCommand('accounts');
  const { name } = account;

  async function end(): Promise<void> {
    if ((await send(null, () => api.endSessionsOf(account.user))) === null) return;
    toast({ text: t('account.sessionsEnded', { name }) });
    onClose();
  }

  return (
    <Ask
      title={t('account.endSessions')}
      danger
      busy={busy}
      failure={failure}
      onAct={() => void end()}
      onClose={onClose}
    >
      <p>{t('account.endSessionsText', { name })}</p>
    </Ask>
  );
}
