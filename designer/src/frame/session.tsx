import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { api } from '../api/api';
import { onSignedOut } from '../api/client';
import { ApiError } from '../api/problem';
import type { Me } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { useLiveConnection } from '../live/use-live';
import { SignInForm } from '../sign-in/sign-in-form';
import { SignInPage } from '../sign-in/sign-in-page';
import { LoadFailed } from '../ui/bits';
import { Dialog } from '../ui/dialog';

const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only under `Session`. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error('useMe is called outside of a session');
  return me;
}

/** The app for the person signed in; otherwise the sign-in page at the very same address. */
export function Session({ children }: { children: ReactNode }) {
  const t = useT();
  const me = useQuery({ queryKey: ['me'], queryFn: api.me, staleTime: Infinity });

  if (me.data !== undefined) return <SignedIn me={me.data}>{children}</SignedIn>;
  if (me.error instanceof ApiError && me.error.notSignedIn) return <SignInPage />;
  if (me.error !== null) {
    return (
      <LoadFailed
        title={t('state.failed.title')}
        detail={t('state.unreachable')}
        retry={t('common.retry')}
        onRetry={() => void me.refetch()}
      />
    );
  }
  return null;
}

function SignedIn({ me, children }: { me: Me; children: ReactNode }) {
  const [expired, setExpired] = useState(false);
  useEffect(() => onSignedOut(() => setExpired(true)), []);
  useLiveConnection(me.user);
  useTextsOfLanguage();
  // A password that somebody else knows opens one page: the one where another is chosen.
  const elsewhere = me.passwordUrl ?? null;
  useEffect(() => {
    if (elsewhere !== null) location.replace(elsewhere);
  }, [elsewhere]);
  if (elsewhere !== null) return null;
  return (
    <MeContext value={me}>
      {children}
      {expired ? <SignInAgain user={me.user} onDone={() => setExpired(false)} /> : null}
    </MeContext>
  );
}

/** The session ended while pages were open: sign in on top of them, nothing typed is lost. */
function SignInAgain({ user, onDone }: { user: string; onDone: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  return (
    <Dialog title={t('signIn.again.title')}>
      <p>{t('signIn.again.text')}</p>
      <SignInForm
        user={user}
        onSignedIn={(next) => {
          if (next.user !== user) queries.clear();
          queries.setQueryData(['me'], next);
          onDone();
          void queries.invalidateQueries();
        }}
      />
    </Dialog>
  );
}

/** Texts about time and law come from the server: another language means reading them again. */
function useTextsOfLanguage(): void {
  const queries = useQueryClient();
  const language = useLanguage();
  const shown = useRef(language);
  useEffect(() => {
    if (shown.current === language) return;
    shown.current = language;
    void queries.invalidateQueries();
  }, [queries, language]);
}
