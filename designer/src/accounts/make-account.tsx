import { useState } from 'react';
import { api } from '../api/api';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { NotSent } from '../ui/not-sent';
import { useCommand } from '../ui/use-command';
import { grantOf, RoleFields, type TypedRole } from './role-fields';

interface MakeAccountProps {
  onClose: () => void;
  onMade: (made: { user: string; password: string }) => void;
}

/** Whose account, and the role that it begins with: an account without one can do nothing. */
export function MakeAccount({ onClose, onMade }: MakeAccountProps) {
  const t = useT();
  const me = useMe();
  const { send, busy, failure, wrong, setWrong } = useCommand('accounts');
  const [user, setUser] = useState('');
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [role, setRole] = useState<TypedRole>({
    unit: null,
    role: '',
    from: moment(me.today.slice(0, 10)),
    until: '',
  });

  async function make(): Promise<void> {
    if (role.unit === null) {
      setWrong({ 'grants[0].unit': t('account.chooseUnit') });
      return;
    }
    const body = {
      user: user.trim(),
      name,
      title: title.trim() === '' ? undefined : title,
      grants: [grantOf(role)],
    };
    const made = await send(body, api.makeAccount);
    if (made !== null) onMade(made.answer);
  }

  return (
    <Dialog
      title={t('accounts.make')}
      dirty={user !== '' || name !== ''}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" busy={busy && t('accounts.making')} onClick={() => void make()}>
            {t('accounts.make')}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <NotSent failure={failure} />
      <Input
        label={t('account.user')}
        help={t('account.userHelp')}
        value={user}
        error={wrong['user']}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => setUser(event.target.value)}
      />
      <Input
        label={t('account.name')}
        value={name}
        error={wrong['name']}
        autoComplete="off"
        required
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        label={t('account.jobTitle')}
        optional={t('common.optional')}
        value={title}
        error={wrong['title']}
        onChange={(event) => setTitle(event.target.value)}
      />
      <h3 className="account-part">{t('account.first')}</h3>
      <RoleFields value={role} wrong={wrong} prefix="grants[0]." onChange={setRole} />
    </Dialog>
  );
}
