import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { Choice, Radio, Select } from '../ui/field';
import { controlId, receivingUnits } from './draft';
import type { PartProps } from './receive-form';

/** How the dossier came in, where, and under which case of the procedure. */
export function CasePart({ procedure, draft, change, error }: PartProps) {
  const t = useT();
  const me = useMe();
  const units = receivingUnits(me);
  return (
    <section className="part part-grid" aria-label={t('receive.caseLabel')}>
      <Choice inline id={controlId('channel')} label={t('receive.channel')} error={error('channel')}>
        {procedure.channels.map((channel) => (
          <Radio
            key={channel}
            name="channel"
            label={t(`channel.${channel}`)}
            checked={draft.channel === channel}
            onChange={() => change({ channel })}
          />
        ))}
      </Choice>
      {units.length > 1 ? (
        <Select
          id={controlId('unit')}
          label={t('receive.unit')}
          error={error('unit')}
          value={draft.unit}
          options={units.map(([value, label]) => ({ value, label }))}
          onChange={(event) => change({ unit: event.target.value })}
        />
      ) : null}
      {procedure.cases.length > 0 ? (
        <Select
          id={controlId('case')}
          label={t('receive.case')}
          error={error('case')}
          value={draft.case}
          options={[
            { value: '', label: t('receive.caseUsual') },
            ...procedure.cases.map((each) => ({ value: each.id, label: each.name })),
          ]}
          onChange={(event) => change({ case: event.target.value })}
        />
      ) : null}
    </section>
  );
}
