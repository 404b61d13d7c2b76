import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { InboxFilter, InboxPage } from '../api/types';
import { useT } from '../i18n/i18n';
import { FilterChip } from '../ui/bits';
import { Icon } from '../ui/icon';

interface FiltersProps {
  filter: InboxFilter;
  page: InboxPage | undefined;
  onChange: (filter: InboxFilter) => void;
  /** Acts on the filter as a whole. */
  children?: ReactNode;
}

const bands = ['over', 'soon', 'ok', 'pause'] as const;
const channels = ['counter', 'online', 'post'] as const;
const typingPause = 300;

/** Every filter is in the address, so that a link is a view of its own. */
export function Filters({ filter, page, onChange, children }: FiltersProps) {
  const t = useT();
  const common = { any: t('inbox.filter.any'), clear: t('inbox.filter.clear') };
  return (
    <div className="filters" role="group" aria-label={t('inbox.filter.label')}>
      <FilterChip
        {...common}
        label={t('inbox.filter.procedure')}
        value={filter.procedure}
        options={(page?.filters.procedures ?? []).map((item) => ({
          value: item.code,
          label: `${item.name} (${String(item.count)})`,
        }))}
        onChange={(procedure) => onChange({ ...filter, procedure })}
      />
      <FilterChip
        {...common}
        label={t('inbox.filter.step')}
        value={filter.step}
        options={(page?.filters.steps ?? []).map((item) => ({
          value: item.id,
          label: `${item.name} (${String(item.count)})`,
        }))}
        onChange={(step) => onChange({ ...filter, step })}
      />
      <FilterChip
        {...common}
        label={t('inbox.filter.band')}
        value={filter.band}
        options={bands.map((band) => ({ value: band, label: t(`band.${band}`) }))}
        onChange={(band) => onChange({ ...filter, band })}
      />
      <FilterChip
        {...common}
        label={t('inbox.filter.channel')}
        value={filter.channel}
        options={channels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        onChange={(channel) => onChange({ ...filter, channel })}
      />
      {children}
      <FindBox
        value={filter.q ?? ''}
        onChange={(q) => onChange({ ...filter, q: q === '' ? undefined : q })}
      />
    </div>
  );
}

function FindBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => send.current(typed.trim()), typingPause);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <span className="find">
      <Icon name="search" />
      <input
        type="search"
        aria-label={t('inbox.find')}
        placeholder={t('inbox.find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}
