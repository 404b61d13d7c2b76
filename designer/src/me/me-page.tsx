import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SessionTable } from '../accounts/session-table';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { Notice, Tag } from '../ui/bits';
import { Button } from '../ui/button';
import { NotYet } from '../ui/not-yet';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { useToast } from '../ui/toast';
import { ContactsForm } from './contacts-form';
import '../accounts/accounts.css';
import './me.css';

/** What is mine alone: how I am told, and where I am signed in. */
export function MePage() {
  const t = useT();
  const me = useMe();
  const contacts = useQuery({ queryKey: ['contacts'], queryFn: api.contacts, staleTime: 0 });
  usePageTitle(t('me.title'));
  useReady(contacts.data !== undefined);
  return (
    <div className="page">
      <PageHead title={t('me.title')}>
        {me.demo || me.signOutUrl !== null ? null : (
          <a className="button" href="/password">
            {t('me.password')}
          </a>
        )}
      </PageHead>
      <div className="page-body me">
        <section aria-labelledby="me-contacts">
          <h2 id="me-contacts">{t('me.contacts')}</h2>
          {contacts.data === undefined ? (
            <NotYet query={contacts} />
          ) : (
            <ContactsForm contacts={contacts.data} />
          )}
        </section>
        <MySessions />
      </div>
    </div>
  );
}

function MySessions() {
  const t = useT();
  const toast = useToast();
  const queries = useQueryClient();
  const found = useQuery({ queryKey: ['sessions'], queryFn: api.sessions, staleTime: 0 });
  const [failure, setFailure] = useState<string | null>(null);

  async function end(id: string): Promise<void> {
    setFailure(null);
    try {
      await api.endSession(id);
      toast({ text: t('me.sessionEnded') });
    } catch (error) {
      setFailure(problemText(error, t));
    }
    await queries.invalidateQueries({ queryKey: ['sessions'] });
  }

  return (
    <section aria-labelledby="me-sessions">
      <h2 id="me-sessions">{t('me.sessions')}</h2>
      <p className="small">{t('me.sessionsHelp')}</p>
      {failure === null ? null : (
        <Notice tone="over" live="alert">
          {failure}
        </Notice>
      )}
      {found.data === undefined ? (
        <NotYet query={found} />
      ) : (
        <SessionTable
          label={t('me.sessions')}
          sessions={found.data}
          act={(session) =>
            session.current ? (
              <Tag tone="tint">{t('me.thisOne')}</Tag>
            ) : (
              <Button small kind="quiet" aria-label={t('me.endSession')} onClick={() => void end(session.id)}>
                {t('me.end')}
              </Button>
            )
          }
        />
      )}
    </section>
  );
}
