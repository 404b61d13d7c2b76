import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import type { Me } from '../api/types';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import './sign-in.css';

interface SignInFormProps {
  user?: string;
  onSignedIn: (me: Me) => void;
}

/** Name and password, made for password managers; in demo mode also the demo people, one press each. */
export function SignInForm({ user = '', onSignedIn }: SignInFormProps) {
  const t = useT();
  const page = useQuery({
    queryKey: ['sign-in'],
    queryFn: api.signInPage,
    staleTime: Infinity,
    retry: false,
  });
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function signIn(name: string, password: string): Promise<void> {
    setBusy(name);
    setError(null);
    try {
      onSignedIn(await api.signIn(name, password));
    } catch (failure) {
      setError(problemText(failure, t));
      setBusy(null);
    }
  }

  const people = page.data?.demo === true ? page.data.demoSignIns : [];
  const provider = page.data?.provider ?? null;
  const here = encodeURIComponent(location.pathname + location.search);
  return (
    <>
      {provider === null ? null : (
        <a className="button button-primary" href={`${provider.url}?return=${here}`}>
          {t('signIn.provider', { name: provider.name })}
        </a>
      )}
      {page.data?.local === false ? null : (
        <form
          className="stack"
          method="post"
          action="/app/"
          onSubmit={(event) => {
            event.preventDefault();
            const data = new FormData(event.currentTarget);
            void signIn(String(data.get('username')), String(data.get('password')));
          }}
        >
          {error === null ? null : (
            <Notice tone="over" live="alert">
              {error}
            </Notice>
          )}
          <Input
            label={t('signIn.user')}
            name="username"
            autoComplete="username"
            defaultValue={user}
            required
            autoCapitalize="none"
            spellCheck={false}
          />
          <Input
            label={t('signIn.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <Button kind="primary" type="submit" busy={busy !== null && t('signIn.busy')}>
            {t('signIn.act')}
          </Button>
        </form>
      )}
      {people.length === 0 ? null : (
        <section className="sign-in-demo" aria-labelledby="demo-people">
          <h2 id="demo-people">{t('signIn.demo.title')}</h2>
          <p className="small">{t('signIn.demo.text', { password: page.data?.password ?? 'demo' })}</p>
          <ul className="demo-people">
            {people.map((person) => (
              <li key={person.user}>
                <button
                  type="button"
                  className="demo-person"
                  data-testid="demo-sign-in"
                  data-user={person.user}
                  onClick={() => void signIn(person.user, page.data?.password ?? 'demo')}
                >
                  <span className="strong">{person.name}</span>
                  <span className="muted">{person.user}</span>
                  <span className="small demo-person-where">
                    {person.title} · {person.unitName}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
