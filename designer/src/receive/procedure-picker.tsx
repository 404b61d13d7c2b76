import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { search } from '../text/fold';
import { Empty, LoadFailed, SkeletonBlock } from '../ui/bits';
import { Input } from '../ui/field';
import { Icon } from '../ui/icon';
import { PageHead, usePageTitle, useReady, useSlow } from '../ui/page';
import { Provenance } from '../procedures/provenance';
import { receivingUnits } from './draft';

const most = 60;

/** Every procedure that may be received here; the search needs no marks. */
export function ProcedurePicker({ onChoose }: { onChoose: (code: string) => void }) {
  const t = useT();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const list = useQuery({ queryKey: ['procedures'], queryFn: () => api.procedures(), staleTime: 60_000 });
  const slow = useSlow(list.isPending);
  const found = search(
    list.data ?? [],
    typed,
    (item) => `${item.code} ${item.name} ${item.field} ${item.authority}`,
  ).slice(0, most);
  usePageTitle(t('receive.title'));
  useReady(list.data !== undefined);

  return (
    <div className="page">
      <PageHead title={t('receive.title')} meta={t('receive.chooseFirst')}>
        {receivingUnits(me)
          .slice(0, 1)
          .map(([unit]) => (
            <a
              key={unit}
              className="button button-light"
              href={`/in/register/${unit}`}
              target="_blank"
              rel="noreferrer"
            >
              <span className="button-label">
                <Icon name="print" /> {t('receive.register')}
              </span>
            </a>
          ))}
      </PageHead>
      <div className="picker-search">
        <Input
          label={t('receive.findProcedure')}
          type="search"
          value={typed}
          placeholder={t('receive.findPlaceholder')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            const only = found.length === 1 ? found[0] : undefined;
            if (event.key === 'Enter' && only?.receivable === true) onChoose(only.code);
          }}
        />
      </div>
      {list.isPending && slow ? <SkeletonBlock /> : null}
      {list.isError && list.data === undefined ? (
        <LoadFailed
          title={t('state.failed.title')}
          detail={problemText(list.error, t)}
          retry={t('common.retry')}
          onRetry={() => void list.refetch()}
        />
      ) : null}
      {list.data !== undefined && found.length === 0 ? (
        <Empty
          icon="search"
          what={t('receive.noProcedure')}
          why={t('receive.noProcedureWhy', { q: typed })}
        />
      ) : null}
      <ul className="picker" aria-label={t('receive.procedures')}>
        {found.map((item) => (
          <li key={item.code}>
            {item.receivable ? (
              <button
                type="button"
                className="picker-item"
                onClick={() => onChoose(item.code)}
                data-code={item.code}
              >
                <PickerText item={item} />
                <Icon name="right" />
              </button>
            ) : (
              <div className="picker-item picker-closed">
                <PickerText item={item} />
                <span className="small">{t('receive.notReceivable')}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PickerText({ item }: { item: Awaited<ReturnType<typeof api.procedures>>[number] }) {
  return (
    <>
      <span className="picker-name">
        <span className="strong">{item.name}</span>
        <span className="small">
          {item.code} · {item.field} · {item.authority}
        </span>
      </span>
      <span className="picker-limit">{item.limitText}</span>
      <Provenance provenance={item.provenance} confirmed={item.confirmed} />
    </>
  );
}
