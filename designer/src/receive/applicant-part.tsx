import { useT } from '../i18n/i18n';
import { Checkbox, Input } from '../ui/field';
import { controlId, type Draft } from './draft';
import type { PartProps } from './receive-form';

type TextKey = 'name' | 'identityNumber' | 'phone' | 'email' | 'address' | 'agentName' | 'agentNumber';

/** Who applies, and who brings it when that is somebody else. */
export function ApplicantPart({ draft, change, error }: PartProps) {
  const t = useT();
  const wire = (field: string, key: TextKey) => ({
    id: controlId(field),
    error: error(field),
    value: draft[key],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      change({ [key]: event.target.value } satisfies Partial<Draft>),
  });
  const optional = t('common.optional');
  return (
    <section className="part" aria-labelledby="part-applicant">
      <h2 id="part-applicant">{t('receive.applicant')}</h2>
      <div className="part-grid">
        <Input label={t('receive.name')} required {...wire('applicant.name', 'name')} />
        <Input
          label={t('receive.identity')}
          required
          inputMode="numeric"
          {...wire('applicant.identityNumber', 'identityNumber')}
        />
        <Input label={t('receive.phone')} required type="tel" {...wire('applicant.phone', 'phone')} />
        <Input
          label={t('receive.email')}
          optional={optional}
          type="email"
          {...wire('applicant.email', 'email')}
        />
        <div className="part-whole">
          <Input label={t('receive.address')} optional={optional} {...wire('applicant.address', 'address')} />
        </div>
      </div>
      <Checkbox
        label={t('receive.byAgent')}
        checked={draft.byAgent}
        onChange={(event) => change({ byAgent: event.target.checked })}
      />
      {draft.byAgent ? (
        <div className="part-grid">
          <Input label={t('receive.agentName')} required {...wire('applicant.by.name', 'agentName')} />
          <Input
            label={t('receive.agentNumber')}
            required
            inputMode="numeric"
            {...wire('applicant.by.identityNumber', 'agentNumber')}
          />
        </div>
      ) : null}
    </section>
  );
}
