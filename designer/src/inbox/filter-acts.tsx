import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/api';
import { newKey } from '../api/client';
import { ApiError } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { InboxFilter, SavedFilter } from '../api/types';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { Icon } from '../ui/icon';
import { NotSent } from '../ui/not-sent';
import { Popover } from '../ui/popover';
import { useToast } from '../ui/toast';
import { isKept } from './saved-filters';

interface FilterActsProps {
  filter: InboxFilter;
  /** The saved filter that I stand on. */
  current: SavedFilter | undefined;
  onDeleted: () => void;
}

/** Keep what is chosen under a name; or rename and remove what was kept. */
export function FilterActs({ filter, current, onDeleted }: FilterActsProps) {
  const t = useT();
  const toast = useToast();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);

  async function again(): Promise<void> {
    await queries.invalidateQueries({ queryKey: ['filters'] });
  }

  async function remove(saved: SavedFilter): Promise<void> {
    try {
      await api.removeFilter(saved.id);
      toast({
        text: t('filters.deleted', { name: saved.name }),
        undo: () => void api.saveFilter(bodyOf(saved), { key: newKey() }).then(again),
      });
      onDeleted();
    } catch {
      // It is gone already, or will be found again: the list says which.
    }
    await again();
  }

  return (
    <>
      {current !== undefined ? (
        <Popover
          className="button button-light button-small"
          button={
            <span className="button-label">
              {t('filters.this', { name: current.name })} <Icon name="down" size={14} />
            </span>
          }
        >
          {(close) => (
            <>
              <button
                type="button"
                className="popover-item"
                onClick={() => {
                  close();
                  setNaming(true);
                }}
              >
                <Icon name="pen" /> {t('filters.rename')}
              </button>
              <button
                type="button"
                className="popover-item"
                onClick={() => {
                  close();
                  void remove(current);
                }}
              >
                <Icon name="x" /> {t('filters.delete')}
              </button>
            </>
          )}
        </Popover>
      ) : isKept(filter) ? (
        <Button kind="light" small icon="save" onClick={() => setNaming(true)}>
          {t('filters.save')}
        </Button>
      ) : null}
      {naming ? (
        <NameFilter filter={filter} current={current} onClose={() => setNaming(false)} onDone={again} />
      ) : null}
    </>
  );
}

function bodyOf(saved: SavedFilter) {
  const { name, view, procedure, step, band, channel } = saved;
  return {
    name,
    view,
    procedure: procedure ?? undefined,
    step: step ?? undefined,
    band: band ?? undefined,
    channel: channel ?? undefined,
  };
}

interface NameFilterProps {
  filter: InboxFilter;
  current: SavedFilter | undefined;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function NameFilter({ filter, current, onClose, onDone }: NameFilterProps) {
  const t = useT();
  const toast = useToast();
  const [name, setName] = useState(current?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const command = useRef<{ name: string | null; key: string }>({ name: null, key: '' });
  const title = current === undefined ? t('filters.save') : t('filters.rename');

  async function send(): Promise<void> {
    // The same name again is the same command: a repeated press can't save twice.
    if (command.current.name !== name) command.current = { name, key: newKey() };
    const options = { key: command.current.key };
    setBusy(true);
    setFailure(null);
    setWrong(undefined);
    try {
      const { view = 'mine', procedure, step, band, channel } = filter;
      const kept =
        current === undefined
          ? await api.saveFilter({ name, view, procedure, step, band, channel }, options)
          : await api.renameFilter(current.id, name, options);
      await onDone();
      toast({ text: t('filters.saved', { name: kept.name }) });
      onClose();
    } catch (error) {
      const field =
        error instanceof ApiError ? error.errors.find((each) => each.field === 'name') : undefined;
      setWrong(field?.message);
      if (field === undefined) setFailure(problemText(error, t));
    }
    setBusy(false);
  }

  return (
    <Dialog
      title={title}
      dirty={name !== (current?.name ?? '')}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" busy={busy && t('common.sending')} onClick={() => void send()}>
            {title}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <NotSent failure={failure} />
      <Input
        label={t('filters.name')}
        help={t('filters.nameHelp')}
        value={name}
        error={wrong}
        required
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void send();
        }}
      />
    </Dialog>
  );
}
