import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Received } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { money } from '../text/format';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { usePageTitle, useReady } from '../ui/page';

interface ReceivedProps {
  answer: Received;
  procedure: string;
  applicant: string;
  onAgain: () => void;
  onOther: () => void;
}

/** The dossier exists: its number, what was promised and why, the slip to print. */
export function ReceivedNotice({ answer, procedure, applicant, onAgain, onOther }: ReceivedProps) {
  const t = useT();
  const language = useLanguage();
  const head = useRef<HTMLHeadingElement>(null);
  usePageTitle(t('received.documentTitle', { code: answer.code }));
  useReady(true);
  useEffect(() => head.current?.focus(), []);

  return (
    <div className="page received">
      <h1 tabIndex={-1} ref={head}>
        <Icon name="check" size={20} /> {t('received.title')}
      </h1>
      <p className="received-code" data-testid="received-code">
        {answer.code}
      </p>
      <p>
        {procedure} · <span className="strong">{applicant}</span>
      </p>
      <dl className="received-facts">
        <div>
          <dt>{t('receive.promise')}</dt>
          <dd className="received-due" data-testid="received-due">
            {answer.promise.dueText}
          </dd>
          <dd className="muted">{answer.promise.term}</dd>
        </div>
        {answer.fees.length === 0 ? null : (
          <div>
            <dt>{t('receive.fees')}</dt>
            {answer.fees.map((fee) => (
              <dd key={fee.id}>
                {fee.name}: {money(fee.amount, language)}
              </dd>
            ))}
          </div>
        )}
      </dl>
      {answer.promise.why === '' || answer.promise.why.startsWith('/') ? null : (
        <p className="received-why">{answer.promise.why}</p>
      )}
      <p>
        <Link to="/dossiers/$code" params={{ code: answer.code }} search={{ tab: 'clock' }}>
          {t('dossier.why')}
        </Link>
      </p>
      <div className="row">
        <a className="button button-primary" href={answer.slip} target="_blank" rel="noreferrer">
          <span className="button-label">
            <Icon name="print" /> {t('received.print')}
          </span>
        </a>
        <Link className="button" to="/dossiers/$code" params={{ code: answer.code }}>
          {t('received.open')}
        </Link>
        <Button kind="light" onClick={onAgain}>
          {t('received.again')}
        </Button>
        <Button kind="quiet" onClick={onOther}>
          {t('received.other')}
        </Button>
      </div>
    </div>
  );
}
