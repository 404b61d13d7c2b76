import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../api/api';
import type { ProcedureView } from '../api/types';
import { useMe } from '../frame/session';
import { useLanguage, useT } from '../i18n/i18n';
import { money } from '../text/format';
import { Icon } from '../ui/icon';
import { usePageTitle, useReady } from '../ui/page';
import { Provenance } from './provenance';
import './procedures.css';
import { TableBox } from '../ui/table-box';
import { NotYet } from '../ui/not-yet';

const route = getRouteApi('/procedures/$code');

export function ProcedurePage() {
  const t = useT();
  const { code } = route.useParams();
  const found = useQuery({
    queryKey: ['procedure', code],
    queryFn: () => api.procedure(code),
    staleTime: 60_000,
  });
  usePageTitle(t('procedures.documentTitle', { name: found.data?.name ?? code }));
  useReady(found.data !== undefined);
  if (found.data === undefined) {
    return <NotYet query={found} />;
  }
  return <Procedure view={found.data} />;
}

function Procedure({ view }: { view: ProcedureView }) {
  const t = useT();
  const me = useMe();
  return (
    <article className="page procedure">
      <div className="procedure-top">
        <Link to="/procedures" className="procedure-back">
          <Icon name="left" /> {t('procedures.title')}
        </Link>
        <div className="spread">
          <h1>{view.name}</h1>
          {me.can.includes('receive') ? (
            <Link to="/receive" search={{ procedure: view.code }} className="button">
              {t('procedures.receive')}
            </Link>
          ) : null}
        </div>
        <p className="row">
          <span className="muted">
            {view.code} · v{view.version}
          </span>
          <span className="strong">{view.limitText}</span>
          <Provenance provenance={view.provenance} confirmed={view.confirmed} />
        </p>
        {[view.limitHint, view.source, view.adapted].map((text) =>
          text === null || text === '' ? null : (
            <p key={text} className="small procedure-source">
              {text}
            </p>
          ),
        )}
      </div>
      <div className="page-body stack">
        <Drawing view={view} />
        <Steps view={view} />
        <div className="procedure-columns">
          <section aria-labelledby="procedure-papers">
            <h2 id="procedure-papers">{t('papers.title')}</h2>
            <ol className="plain-list">
              {view.papers.map((paper) => (
                <li key={paper.id}>
                  {paper.name}
                  <span className="small">
                    {' '}
                    {t('procedures.paperCounts', { originals: paper.originals, copies: paper.copies })}
                  </span>
                  {paper.when ? <span className="small"> · {t('receive.paperWhen')}</span> : null}
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="procedure-other">
            <h2 id="procedure-other">{t('procedures.other')}</h2>
            <Others view={view} />
          </section>
        </div>
      </div>
    </article>
  );
}

/** The lanes as the server draws them; the table of steps says the same in words. */
function Drawing({ view }: { view: ProcedureView }) {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-labelledby="procedure-drawing">
      <h2 id="procedure-drawing">{t('procedures.drawing')}</h2>
      <div className="procedure-drawing" tabIndex={0} role="region" aria-label={t('procedures.drawing')}>
        <img
          src={`/api/v1/procedures/${encodeURIComponent(view.code)}/layout.svg?lang=${language}`}
          alt={t('procedures.drawingAlt', { name: view.name })}
        />
      </div>
    </section>
  );
}

function Steps({ view }: { view: ProcedureView }) {
  const t = useT();
  return (
    <section aria-labelledby="procedure-steps">
      <h2 id="procedure-steps">{t('steps.title')}</h2>
      <TableBox label={t('steps.title')}>
        <table className="table procedure-steps">
          <thead>
            <tr>
              <th scope="col" className="procedure-number numeric">
                {t('procedures.number')}
              </th>
              <th scope="col">{t('steps.step')}</th>
              <th scope="col">{t('steps.unit')}</th>
              <th scope="col">{t('procedures.role')}</th>
              <th scope="col">{t('steps.allowance')}</th>
            </tr>
          </thead>
          <tbody>
            {view.steps.map((step, index) => (
              <tr key={step.id}>
                <td className="numeric muted">{index + 1}</td>
                <td title={step.name}>{step.name}</td>
                <td title={step.unitText}>{step.unitText}</td>
                <td title={step.roleName}>{step.roleName}</td>
                <td title={step.termText}>{step.termText === '' ? '–' : step.termText}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Others({ view }: { view: ProcedureView }) {
  const t = useT();
  const language = useLanguage();
  return (
    <dl className="procedure-facts">
      <div>
        <dt>{t('receive.channel')}</dt>
        <dd>{view.channels.map((channel) => t(`channel.${channel}`)).join(', ')}</dd>
      </div>
      {view.cases.length === 0 ? null : (
        <div>
          <dt>{t('receive.case')}</dt>
          <dd>{view.cases.map((each) => each.name).join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>{t('receive.fees')}</dt>
        {view.fees.length === 0 ? <dd>{t('receive.noFee')}</dd> : null}
        {view.fees.map((fee) => (
          <dd key={fee.id}>
            {fee.name}: {fee.amount === null ? t('procedures.feeByRule') : money(fee.amount, language)}
          </dd>
        ))}
      </div>
      {view.results.length === 0 ? null : (
        <div>
          <dt>{t('procedures.results')}</dt>
          {view.results.map((result) => (
            <dd key={result.id}>
              {result.name}
              {result.condition === null ? '' : ` (${t('procedures.when')} ${result.condition})`}
            </dd>
          ))}
        </div>
      )}
      <div>
        <dt>{t('receive.form')}</dt>
        <dd>{view.form.length === 0 ? '–' : view.form.map((field) => field.label).join(', ')}</dd>
      </div>
    </dl>
  );
}
