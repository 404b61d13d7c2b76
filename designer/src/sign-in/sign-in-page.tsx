import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/api';
import { useT } from '../i18n/i18n';
import { DemoBand } from '../frame/frame';
import { LanguageSwitch, Mark } from '../frame/top-bar';
import { usePageTitle, useReady } from '../ui/page';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const t = useT();
  const queries = useQueryClient();
  const page = useQuery({
    queryKey: ['sign-in'],
    queryFn: api.signInPage,
    staleTime: Infinity,
    retry: false,
  });
  usePageTitle(t('signIn.title'));
  useReady(!page.isPending);

  return (
    <div className="sign-in">
      {page.data?.demo === true ? <DemoBand /> : null}
      <main className="sign-in-sheet">
        <div className="sign-in-head">
          <Mark />
          <h1>{t('signIn.title')}</h1>
          <LanguageSwitch />
        </div>
        <SignInForm onSignedIn={(me) => queries.setQueryData(['me'], me)} />
        <p className="small sign-in-public">
          <a href="/">{t('signIn.public')}</a>
        </p>
      </main>
    </div>
  );
}
