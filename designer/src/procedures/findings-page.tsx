import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api';
import { useT } from '../i18n/i18n';
import { Empty } from '../ui/bits';
import { Icon } from '../ui/icon';
import { useMore } from '../ui/more';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { NotYet } from '../ui/not-yet';
import './procedures.css';

/** Files that could not be read as they are: where, what, and what to do. The rest of the catalogue works. */
export function FindingsPage() {
  const t = useT();
  const found = useQuery({ queryKey: ['findings'], queryFn: api.findings, staleTime: 0 });
  const { shown, more } = useMore(found.data ?? []);
  usePageTitle(t('findings.title'));
  useReady(found.data !== undefined);
  return (
    <div className="page">
      <PageHead
        title={t('findings.title')}
        meta={found.data === undefined ? null : t('findings.total', { count: found.data.length })}
      >
        <Link to="/procedures">{t('procedures.title')}</Link>
      </PageHead>
      {found.data === undefined ? (
        <NotYet query={found} />
      ) : found.data.length === 0 ? (
        <Empty icon="check" what={t('findings.none')} why={t('findings.noneWhy')} />
      ) : (
        <>
          <ul className="findings">
            {shown.map((finding) => {
              return (
                <li
                  key={`${finding.file}:${String(finding.line)}:${String(finding.column)}:${finding.code}`}
                  data-testid="problem-row"
                >
                  <p className="finding-head">
                    <Severity severity={finding.severity} />
                    <code>{`${finding.file}:${String(finding.line)}:${String(finding.column)}`}</code>
                    <code className="muted" title={finding.title}>
                      {finding.code}
                    </code>
                  </p>
                  <p>{finding.message}</p>
                  {finding.excerpt === null || finding.excerpt === '' ? null : (
                    <pre tabIndex={0} aria-label={t('findings.excerpt')}>
                      {finding.excerpt}
                    </pre>
                  )}
                  {finding.hint === null || finding.hint === '' ? null : (
                    <p className="finding-hint">{finding.hint}</p>
                  )}
                </li>
              );
            })}
          </ul>
          {more}
        </>
      )}
    </div>
  );
}

/** Errors keep a file out of use, warnings don't, notices only tell. */
function Severity({ severity }: { severity: string }) {
  const t = useT();
  if (severity === 'error') {
    return (
      <span className="finding-error">
        <Icon name="x" /> {t('findings.error')}
      </span>
    );
  }
  if (severity === 'warning') {
    return (
      <span className="finding-warning">
        <Icon name="warn" /> {t('findings.warning')}
      </span>
    );
  }
  return (
    <span>
      <Icon name="info" /> {t('findings.notice')}
    </span>
  );
}
