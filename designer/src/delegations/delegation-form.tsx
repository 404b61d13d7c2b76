import { useState } from 'react';
import { api } from '../api/api';
import type { DelegationList } from '../api/types';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { moment, parseDate } from '../text/format';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select } from '../ui/field';
import { NotSent } from '../ui/not-sent';
import { useToast } from '../ui/toast';
import { useCommand } from '../ui/use-command';

/** To whom, which role, from when until when, by which paper, and for which procedures. */
export function DelegationForm({ list, onClose }: { list: DelegationList; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const toast = useToast();
  const today = me.today.slice(0, 10);
  const [role, setRole] = useState('0');
  const [to, setTo] = useState('');
  const [start, setStart] = useState(moment(today));
  const [end, setEnd] = useState(moment(today));
  const [basis, setBasis] = useState('');
  const [procedures, setProcedures] = useState('');
  const { send, busy, failure, wrong, setWrong } = useCommand('delegations');
  const chosen = list.mayGive[Number(role)];

  async function give(): Promise<void> {
    if (chosen === undefined) return;
    if (to === '') {
      setWrong({ to: t('delegation.chooseTo') });
      return;
    }
    const body = {
      from: chosen.from.user,
      to,
      unit: chosen.unit.unit,
      role: chosen.role.id,
      // What is no date goes as it is: the server says so at the field.
      start: parseDate(start) ?? start,
      end: parseDate(end) ?? end,
      basis,
      procedures: procedures.split(/[\s,;]+/).filter((code) => code !== ''),
    };
    if ((await send(body, api.giveDelegation)) === null) return;
    toast({ text: t('delegation.given') });
    onClose();
  }

  return (
    <Dialog
      title={t('delegation.give')}
      dirty={to !== '' || basis !== ''}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" busy={busy && t('common.sending')} onClick={() => void give()}>
            {t('delegation.give')}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <NotSent failure={failure} />
      <Select
        label={t('delegation.field.role')}
        error={wrong['role']}
        value={role}
        options={list.mayGive.map((each, index) => ({
          value: String(index),
          label: `${each.from.user === me.user ? '' : `${each.from.name}: `}${each.role.name} · ${each.unit.name}`,
        }))}
        onChange={(event) => setRole(event.target.value)}
      />
      <Select
        label={t('delegation.field.to')}
        error={wrong['to']}
        value={to}
        options={[
          { value: '', label: t('common.choose') },
          ...list.people
            .filter((person) => person.user !== chosen?.from.user)
            .map((person) => ({ value: person.user, label: person.name })),
        ]}
        onChange={(event) => setTo(event.target.value)}
      />
      <div className="delegations-days">
        <Input
          label={t('delegation.field.start')}
          placeholder={t('receive.datePlaceholder')}
          value={start}
          error={wrong['start']}
          onChange={(event) => setStart(event.target.value)}
        />
        <Input
          label={t('delegation.field.end')}
          placeholder={t('receive.datePlaceholder')}
          value={end}
          error={wrong['end']}
          onChange={(event) => setEnd(event.target.value)}
        />
      </div>
      <Input
        label={t('delegation.field.basis')}
        help={t('delegation.field.basisHelp')}
        value={basis}
        error={wrong['basis']}
        required
        onChange={(event) => setBasis(event.target.value)}
      />
      <Input
        label={t('delegation.field.procedures')}
        help={t('delegation.field.proceduresHelp')}
        optional={t('common.optional')}
        value={procedures}
        error={wrong['procedures']}
        onChange={(event) => setProcedures(event.target.value)}
      />
      <p className="small">{t('delegation.fourEyes')}</p>
    </Dialog>
  );
}
