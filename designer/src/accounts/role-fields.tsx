import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api';
import type { UnitRow } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { parseDate } from '../text/format';
import { Combobox } from '../ui/combobox';
import { Input, Select } from '../ui/field';

/** A role at a unit as it is being typed. */
export interface TypedRole {
  unit: UnitRow | null;
  role: string;
  from: string;
  until: string;
}

export function grantOf(typed: TypedRole) {
  return {
    unit: typed.unit?.code ?? '',
    role: typed.role,
    // What is no date goes as it is: the server says so at the field.
    from: parseDate(typed.from) ?? typed.from,
    until: typed.until.trim() === '' ? undefined : (parseDate(typed.until) ?? typed.until),
  };
}

interface RoleFieldsProps {
  value: TypedRole;
  wrong: Readonly<Record<string, string>>;
  /** How the server calls these fields: `grants[0].` for the role of a new account. */
  prefix?: string;
  onChange: (value: TypedRole) => void;
}

/** Which role, at which unit, from when until when. */
export function RoleFields({ value, wrong, prefix = '', onChange }: RoleFieldsProps) {
  const t = useT();
  const language = useLanguage();
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.units({}), staleTime: 300_000 });
  const roles = useQuery({ queryKey: ['roles', language], queryFn: api.roles, staleTime: 300_000 });
  return (
    <>
      <Combobox
        label={t('account.unit')}
        error={wrong[`${prefix}unit`]}
        items={units.data ?? []}
        value={value.unit}
        itemKey={(unit) => unit.code}
        itemText={(unit) => unit.name}
        itemSearch={(unit) => `${unit.name} ${unit.code}`}
        itemDetail={(unit) => unit.code}
        nothing={units.isPending ? t('common.loading') : t('account.noUnit')}
        required
        onChange={(unit) => onChange({ ...value, unit })}
      />
      <Select
        label={t('account.role')}
        error={wrong[`${prefix}role`]}
        value={value.role}
        options={[
          { value: '', label: t('common.choose') },
          ...(roles.data ?? []).map((role) => ({ value: role.id, label: role.name })),
        ]}
        required
        onChange={(event) => onChange({ ...value, role: event.target.value })}
      />
      <div className="account-days">
        <Input
          label={t('account.from')}
          placeholder={t('receive.datePlaceholder')}
          value={value.from}
          error={wrong[`${prefix}from`]}
          onChange={(event) => onChange({ ...value, from: event.target.value })}
        />
        <Input
          label={t('account.until')}
          optional={t('common.optional')}
          placeholder={t('receive.datePlaceholder')}
          value={value.until}
          error={wrong[`${prefix}until`]}
          onChange={(event) => onChange({ ...value, until: event.target.value })}
        />
      </div>
    </>
  );
}
