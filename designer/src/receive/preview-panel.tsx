import type { Preview } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { money } from '../text/format';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { NotSent } from '../ui/not-sent';

interface PreviewPanelProps {
  preview: Preview | undefined;
  failed: string | null;
  stale: boolean;
  limit: string;
  failure: string | null;
  busy: boolean;
}

/** What would be promised if it were received now, and the act itself at the foot. */
export function PreviewPanel({ preview, failed, stale, limit, failure, busy }: PreviewPanelProps) {
  const t = useT();
  const language = useLanguage();
  const promise = preview?.promise ?? null;
  const fees = preview?.fees ?? [];
  const missing = preview?.papersMissing ?? [];
  return (
    <aside className="panel" aria-label={t('receive.preview')}>
      <div className="panel-inner">
        <h2>{t('receive.preview')}</h2>
        <div className={stale ? 'preview preview-stale' : 'preview'}>
          <div>
            <p className="small">{t('receive.promise')}</p>
            <p className="preview-date" data-testid="preview-due">
              {promise === null || promise.dueText === '' ? '–' : promise.dueText}
            </p>
            <p className="small">{promise?.term ?? limit}</p>
            {promise !== null && promise.why !== '' && !promise.why.startsWith('/') ? (
              <p className="preview-why">{promise.why}</p>
            ) : null}
          </div>
          <div>
            <p className="small">{t('receive.fees')}</p>
            {fees.length === 0 ? (
              <p>{t('receive.noFee')}</p>
            ) : (
              <dl className="preview-fees">
                {fees.map((fee) => (
                  <div key={fee.id}>
                    <dt>{fee.name}</dt>
                    <dd>{money(fee.amount, language)}</dd>
                  </div>
                ))}
                {fees.length > 1 ? (
                  <div className="strong">
                    <dt>{t('receive.feeSum')}</dt>
                    <dd>
                      {money(
                        fees.reduce((sum, fee) => sum + fee.amount, 0),
                        language,
                      )}
                    </dd>
                  </div>
                ) : null}
              </dl>
            )}
          </div>
        </div>
        {failed === null ? null : <Notice tone="pause">{failed}</Notice>}
        <div className="panel-foot">
          {missing.length === 0 ? null : (
            <Notice tone="soon" title={t('receive.papersMissing', { count: missing.length })}>
              {missing.map((paper) => paper.name).join('; ')}
            </Notice>
          )}
          <NotSent failure={failure} title={t('receive.failed')} />
          <Button kind="primary" type="submit" className="button-wide" busy={busy && t('receive.busy')}>
            {t('receive.act')}
          </Button>
        </div>
      </div>
    </aside>
  );
}
