import type { DossierStep, DossierView, StepState } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment, money } from '../text/format';
import { Icon, type IconName } from '../ui/icon';
import { Timeline } from './timeline-tab';
import { TableBox } from '../ui/table-box';

const latest = 4;

/** The path through the steps, then what the dossier says about itself. */
export function OverviewTab({ view, onAll }: { view: DossierView; onAll: () => void }) {
  const t = useT();
  return (
    <div className="tab-body">
      <section aria-labelledby="part-steps">
        <h2 id="part-steps">{t('steps.title')}</h2>
        <Steps steps={view.steps} />
      </section>
      <div className="columns">
        <Facts view={view} />
        <section aria-labelledby="part-latest">
          <div className="spread">
            <h2 id="part-latest">{t('timeline.latest')}</h2>
            <button type="button" className="link" onClick={onAll}>
              {t('timeline.all', { n: view.timeline.length })}
            </button>
          </div>
          <Timeline entries={view.timeline.slice(0, latest)} />
        </section>
      </div>
    </div>
  );
}

const stateIcon: Record<StepState, IconName> = {
  done: 'check',
  open: 'half',
  waiting: 'pause',
  ahead: 'circle',
  skipped: 'minus',
};

function Steps({ steps }: { steps: readonly DossierStep[] }) {
  const t = useT();
  return (
    <TableBox label={t('steps.title')}>
      <table className="table steps">
        <thead>
          <tr>
            <th scope="col" className="steps-state">
              {t('steps.state')}
            </th>
            <th scope="col">{t('steps.step')}</th>
            <th scope="col">{t('steps.unit')}</th>
            <th scope="col" className="steps-time">
              {t('steps.time')}
            </th>
            <th scope="col" className="steps-used numeric">
              {t('steps.used')}
            </th>
            <th scope="col" className="steps-term numeric">
              {t('steps.allowance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr
              key={step.id}
              className={`step-${step.state}`}
              data-testid="step"
              data-id={step.id}
              data-state={step.state}
            >
              <td>
                <span className="step-state">
                  <Icon name={stateIcon[step.state]} />
                  {t(`steps.${step.state}`)}
                </span>
              </td>
              <th scope="row" title={step.name}>
                {step.name}
                {step.visits > 1 ? (
                  <span className="small"> {t('steps.visits', { n: step.visits })}</span>
                ) : null}
              </th>
              <td title={step.unitName}>{step.unitName}</td>
              <td>
                {step.to !== null
                  ? moment(step.to)
                  : step.from !== null
                    ? t('steps.from', { at: moment(step.from) })
                    : '–'}
              </td>
              <td className="numeric" title={step.verdict ?? undefined}>
                {step.used ?? '–'}
              </td>
              <td className="numeric">{step.allowance ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Facts({ view }: { view: DossierView }) {
  const t = useT();
  const language = useLanguage();
  const facts: [string, string | null][] = [
    [t('facts.applicant'), view.applicant.name],
    [t('facts.identity'), view.applicant.identityNumber],
    [t('facts.phone'), view.applicant.phone],
    [t('facts.email'), view.applicant.email],
    [t('facts.address'), view.applicant.address],
    [t('facts.agent'), view.submittedBy?.name ?? null],
    ...view.form.map((field): [string, string] => [field.label, field.text]),
    [t('facts.result'), view.resultNumber],
    [t('facts.reception'), view.reception.name],
    [t('facts.authority'), view.authority.name],
    ...view.fees.map((fee): [string, string] => [
      fee.name,
      t(fee.paid ? 'facts.feePaid' : 'facts.feeDue', { amount: money(fee.amount, language) }),
    ]),
    [
      t('facts.procedure'),
      `${view.procedure.code} · v${String(view.procedure.version)} · ${view.procedure.provenance.label}`,
    ],
  ];
  return (
    <section aria-labelledby="part-facts">
      <h2 id="part-facts">{t('facts.title')}</h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
