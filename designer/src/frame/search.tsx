import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { api } from '../api/api';
import type { DossierRow } from '../api/types';
import { useT } from '../i18n/i18n';
import { isComposing } from '../text/keys';
import { Key } from '../ui/button';
import { Icon } from '../ui/icon';
import { TimeText } from '../ui/time';

const shortest = 2;
const most = 8;

/** Ctrl+K from anywhere: a dossier by its number or by the applicant's name. */
export function Search() {
  const t = useT();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['dossiers', 'search', q],
    queryFn: ({ signal }) => api.dossiers({ q, take: most }, signal),
    enabled: open && q.length >= shortest,
    placeholderData: (last) => last,
  });
  const rows = q.length >= shortest ? (found.data?.rows ?? []).slice(0, most) : [];

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      if (event.ctrlKey && !event.altKey && !event.metaKey && event.code === 'KeyK') {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  function close(): void {
    setOpen(false);
    setActive(-1);
  }

  function go(row: DossierRow | undefined): void {
    if (typed.trim() === '') return;
    close();
    input.current?.blur();
    if (row === undefined) void navigate({ to: '/dossiers', search: { q: typed.trim() } });
    else void navigate({ to: '/dossiers/$code', params: { code: row.code } });
  }

  function key(event: KeyboardEvent): void {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, -1));
    else if (event.key === 'Enter') go(rows[active] ?? (rows.length === 1 ? rows[0] : undefined));
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  }

  return (
    <search className="search">
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={input}
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={open && rows.length > 0}
          aria-controls="search-found"
          aria-activedescendant={active >= 0 ? `search-${String(active)}` : undefined}
          autoComplete="off"
          placeholder={t('search.placeholder')}
          value={typed}
          onFocus={() => setOpen(true)}
          onBlur={close}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onKeyDown={key}
        />
        <Key>Ctrl K</Key>
      </div>
      <div
        id="search-found"
        role="listbox"
        aria-label={t('search.found')}
        className="search-found"
        hidden={!open || q.length < shortest}
      >
        {rows.map((row, index) => (
          <div
            key={row.code}
            id={`search-${String(index)}`}
            role="option"
            aria-selected={index === active}
            className="search-row"
            onPointerDown={(event) => {
              event.preventDefault();
              go(row);
            }}
          >
            <span className="muted">{row.code}</span>
            <span className="cut">{row.applicant}</span>
            <TimeText time={row.promise} moment />
          </div>
        ))}
        {found.isSuccess && rows.length === 0 ? (
          <div role="option" aria-selected={false} aria-disabled="true" className="search-row muted">
            {t('search.nothing')}
          </div>
        ) : null}
      </div>
      <Link to="/dossiers" className="search-small icon-button" aria-label={t('search.label')}>
        <Icon name="search" size={20} />
      </Link>
    </search>
  );
}
