import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { Publishing } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { Notice, SkeletonBlock } from '../ui/bits';
import { Button } from '../ui/button';
import { Checkbox, Input, Select } from '../ui/field';
import { Icon } from '../ui/icon';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { NotYet } from '../ui/not-yet';
import { TextDiff } from './text-diff';
import './publishing.css';

const route = getRouteApi('/designer/$draft/publish');

/** A draft against any version, what still stands in its way, and handing it to a second person. */
export function PublishPage() {
  const t = useT();
  const language = useLanguage();
  const { draft } = route.useParams();
  const found = useQuery({
    queryKey: ['publishing', draft, language],
    queryFn: () => api.publishing(draft),
    staleTime: 0,
  });
  usePageTitle(t('publish.version'));
  useReady(found.data !== undefined);
  if (found.data !== undefined) return <Publish view={found.data} />;
  return <NotYet query={found} />;
}

function Publish({ view }: { view: Publishing }) {
  const t = useT();
  const errors = view.findings.filter((finding) => finding.severity === 'error');
  const warnings = view.findings.filter((finding) => finding.severity === 'warning');
  const failing = view.examples.filter((example) => example.problem !== null);
  return (
    <div className="page publish-page">
      <Link to="/designer/$draft" params={{ draft: view.draft }} className="page-back">
        <Icon name="left" /> {t('publish.backToDraft')}
      </Link>
      <PageHead
        title={view.name === '' ? t('publish.version') : view.name}
        meta={`${view.code}@${String(view.version)}`}
      />
      <div className="page-body publish-columns">
        <div className="stack">
          <Comparing draft={view.draft} />
        </div>
        <div className="stack">
          <section aria-labelledby="publish-checks">
            <h2 id="publish-checks">{t('publish.checks')}</h2>
            <ul className="publish-checks">
              <Check good={errors.length === 0}>{t('publish.errors', { count: errors.length })}</Check>
              <Check good={warnings.length === 0}>{t('publish.warnings', { count: warnings.length })}</Check>
              <Check good={view.examples.length > 0 && failing.length === 0}>
                {t('publish.examples', {
                  good: view.examples.length - failing.length,
                  all: view.examples.length,
                })}
              </Check>
            </ul>
            {[...errors, ...warnings].slice(0, 20).map((finding) => (
              <p key={`${finding.code} ${String(finding.line)} ${String(finding.column)}`} className="small">
                {finding.line}:{finding.column} {finding.code} {finding.message}
              </p>
            ))}
            {failing.map((example) => (
              <p key={example.name} className="small">
                {example.problem}
              </p>
            ))}
          </section>
          {view.waiting !== null ? (
            <Notice
              tone="pause"
              action={
                <Link to="/publishing/$id" params={{ id: view.waiting }}>
                  {t('cut.seeProposal')}
                </Link>
              }
            >
              {t('cut.waits')}
            </Notice>
          ) : !view.mine ? (
            <Notice tone="pause">{t('publish.notMine')}</Notice>
          ) : view.unready !== null ? (
            <Notice tone="soon" title={view.unready}>
              {t('publish.howReady')}
            </Notice>
          ) : (
            <Asking view={view} />
          )}
        </div>
      </div>
    </div>
  );
}

function Check({ good, children }: { good: boolean; children: string }) {
  return (
    <li className={good ? 'publish-good' : 'publish-bad'}>
      <Icon name={good ? 'check' : 'warn'} />
      <span>{children}</span>
    </li>
  );
}

function Comparing({ draft }: { draft: string }) {
  const t = useT();
  const language = useLanguage();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const found = useQuery({
    queryKey: ['comparison', draft, chosen, language],
    queryFn: () => api.comparison(draft, { with: chosen }),
    placeholderData: (last) => last,
    staleTime: 0,
  });
  const view = found.data;
  if (view === undefined) {
    return found.isError ? <Notice tone="over">{problemText(found.error, t)}</Notice> : <SkeletonBlock />;
  }
  return (
    <>
      {view.versions.length === 0 ? null : (
        <Select
          label={t('publish.compareWith')}
          value={String(view.with ?? '')}
          options={view.versions.map((version) => ({
            value: String(version.version),
            label: [
              `v${String(version.version)}`,
              version.from === null ? version.provenance : t('publish.from', { date: version.from }),
              version.published ?? '',
            ]
              .filter((part) => part !== '')
              .join(' · '),
          }))}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
      )}
      <section aria-labelledby="publish-words">
        <h2 id="publish-words">{t('publish.words')}</h2>
        {view.words === null ? (
          <Notice tone="over">{t('publish.broken')}</Notice>
        ) : view.words.length === 0 ? (
          <p className="muted">{t('publish.noWords')}</p>
        ) : (
          <ul className="publish-words" data-testid="words">
            {view.words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="publish-diff">
        <h2 id="publish-diff">{t('publish.text')}</h2>
        <TextDiff lines={view.lines} />
      </section>
    </>
  );
}

function Asking({ view }: { view: Publishing }) {
  const t = useT();
  const navigate = useNavigate();
  const [demo, setDemo] = useState(false);
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(view.today);
  const [effect, setEffect] = useState(view.suggested);
  const propose = useMutation({
    mutationFn: () =>
      api.proposeVersion(view.draft, { effect, ...(demo ? {} : { number: number.trim(), date }) }),
    onSuccess: (proposal) => navigate({ to: '/publishing/$id', params: { id: proposal.id } }),
  });
  return (
    <section className="publish-asking" aria-labelledby="publish-asking">
      <h2 id="publish-asking">{t('publish.as', { version: view.version })}</h2>
      {propose.isError ? (
        <Notice tone="over" live="alert">
          {problemText(propose.error, t)}
        </Notice>
      ) : null}
      <Checkbox
        label={t('publish.demoVersion')}
        checked={demo}
        onChange={(event) => setDemo(event.target.checked)}
      />
      {demo ? null : (
        <>
          <Input
            label={t('publish.number')}
            value={number}
            placeholder="1234/QĐ-UBND"
            onChange={(event) => setNumber(event.target.value)}
          />
          <Input
            label={t('publish.date')}
            type="date"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </>
      )}
      <Input
        label={t('publish.effect')}
        help={t('publish.effectHelp')}
        type="date"
        value={effect}
        onChange={(event) => setEffect(event.target.value)}
      />
      <p className="small">{t('publish.runningStay')}</p>
      <p className="small">{t('publish.secondPerson')}</p>
      <Button kind="primary" busy={propose.isPending && t('common.sending')} onClick={() => propose.mutate()}>
        {t('publish.send')}
      </Button>
    </section>
  );
}
