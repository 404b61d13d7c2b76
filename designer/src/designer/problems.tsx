import { useEffect, useRef } from 'react';
import { useLanguage, useT } from '../i18n/i18n';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import type { QuickFix, TextFinding } from './types';
import { findingKey } from './use-fixes';

const icons = { error: 'x', warning: 'warn', notice: 'info' } as const;

interface ProblemsProps {
  findings: readonly TextFinding[];
  fixes: ReadonlyMap<string, QuickFix[]>;
  current: string | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onGo: (finding: TextFinding) => void;
  onFix: (fix: QuickFix) => void;
}

/** Everything that the checks say of the text, in its order, each with its place; the same list as `bpm check`. */
export function Problems({ findings, fixes, current, open, onOpen, onGo, onFix }: ProblemsProps) {
  const t = useT();
  const language = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const count = (severity: TextFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return (
    <section className="problems" aria-label={t('designer.problems.title')}>
      <div className="problems-head">
        <h2>
          <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} />
            {t('designer.problems.title')}
          </button>
        </h2>
        <p className="problems-counts" role="status">
          {findings.length === 0 ? (
            <span className="problems-none">
              <Icon name="check" /> {t('designer.problems.none')}
            </span>
          ) : (
            (['error', 'warning', 'notice'] as const)
              .filter((severity) => count(severity) > 0)
              .map((severity) => (
                <span key={severity} className={`problem-${severity}`}>
                  <Icon name={icons[severity]} />
                  {t(`designer.problems.${severity}`, { count: count(severity) })}
                </span>
              ))
          )}
        </p>
        <p className="small problems-keys">{t('designer.problems.keys')}</p>
      </div>
      <ul className="problems-list" ref={list} hidden={!open || findings.length === 0}>
        {findings.map((finding) => {
          const key = findingKey(finding);
          return (
            <li
              key={`${key} ${finding.message}`}
              className="problem"
              data-testid="problem-row"
              aria-current={key === current ? 'true' : undefined}
            >
              <span className={`problem-${finding.severity}`}>
                <Icon
                  name={icons[finding.severity]}
                  label={t(`designer.problems.${finding.severity}`, { count: 1 })}
                />
              </span>
              <button type="button" className="problem-go" onClick={() => onGo(finding)}>
                <code>{`${String(finding.line)}:${String(finding.column)}`}</code>
                <span>
                  {finding.message}
                  {finding.hint === null ? null : <span className="muted"> · {finding.hint}</span>}
                </span>
              </button>
              <span className="problem-fixes">
                {(fixes.get(key) ?? []).slice(0, 3).map((fix) => (
                  <Button key={fix.vi} small onClick={() => onFix(fix)}>
                    {language === 'en' ? fix.en : fix.vi}
                  </Button>
                ))}
              </span>
              <code className="small" title={finding.title}>
                {finding.code}
              </code>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
