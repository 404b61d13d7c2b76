import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { ReductionDraft, ReductionOverview } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select } from '../ui/field';

interface DraftChoiceProps {
  overview: ReductionOverview;
  draft: ReductionDraft | undefined;
}

/** Which draft decision is open; a new one may begin with the cuts of a decision that is there. */
export function DraftChoice({ overview, draft }: DraftChoiceProps) {
  const t = useT();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const open = (id: string | undefined): void =>
    void navigate({ to: '/reductions', search: (last) => ({ ...last, draft: id }) });
  return (
    <>
      {overview.drafts.length === 0 ? null : (
        <select
          className="input input-select cut-drafts"
          aria-label={t('cut.draft')}
          value={draft?.id ?? ''}
          onChange={(event) => open(event.target.value === '' ? undefined : event.target.value)}
        >
          <option value="">{t('cut.noDraft')}</option>
          {overview.drafts.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </select>
      )}
      <Button onClick={() => setAsking(true)}>{t('cut.newDraft')}</Button>
      {asking ? (
        <NewDraft
          overview={overview}
          onClose={() => setAsking(false)}
          onMade={(id) => {
            setAsking(false);
            open(id);
          }}
        />
      ) : null}
    </>
  );
}

function NewDraft({
  overview,
  onClose,
  onMade,
}: {
  overview: ReductionOverview;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const [channel, setChannel] = useState('');
  const [from, setFrom] = useState('');
  const make = useMutation({
    mutationFn: () =>
      api.newReductionDraft({
        title: title.trim(),
        ...(channel === '' ? {} : { channel }),
        ...(from === '' ? {} : { from }),
      }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['reductions'] });
      onMade(made.id);
    },
  });
  return (
    <Dialog
      title={t('cut.newDraft')}
      onClose={onClose}
      dirty={title !== ''}
      foot={
        <Button kind="primary" busy={make.isPending && t('common.sending')} onClick={() => make.mutate()}>
          {t('cut.begin')}
        </Button>
      }
    >
      {make.isError ? (
        <Notice tone="over" live="alert">
          {problemText(make.error, t)}
        </Notice>
      ) : null}
      <Input label={t('cut.draftTitle')} value={title} onChange={(event) => setTitle(event.target.value)} />
      <Select
        label={t('cut.channel')}
        value={channel}
        options={[
          { value: '', label: t('cut.allChannels') },
          { value: 'online', label: t('channel.online') },
        ]}
        onChange={(event) => setChannel(event.target.value)}
      />
      <Select
        label={t('cut.beginWith')}
        help={t('cut.beginWithHelp')}
        value={from}
        options={[
          { value: '', label: t('cut.empty') },
          ...overview.decisions.map((each) => ({
            value: each.number,
            label: `${each.number} · ${each.total}`,
          })),
        ]}
        onChange={(event) => setFrom(event.target.value)}
      />
    </Dialog>
  );
}
