import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { ReductionDraft } from '../api/types';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Checkbox, Input } from '../ui/field';
import { draftKey } from './use-draft';

/** Number, date and effect of the decision; a second person then puts it in force. */
export function ProposeDialog({ draft, onClose }: { draft: ReductionDraft; onClose: () => void }) {
  const t = useT();
  const today = useMe().today.slice(0, 10);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(today);
  const [effect, setEffect] = useState(today);
  const [signer, setSigner] = useState('');
  const [demo, setDemo] = useState(false);
  const propose = useMutation({
    mutationFn: () =>
      api.proposeReduction(draft.id, {
        number: number.trim(),
        date,
        effect,
        demo,
        ...(signer.trim() === '' ? {} : { signer: signer.trim() }),
      }),
    onSuccess: async (proposal) => {
      await client.invalidateQueries({ queryKey: draftKey(draft.id) });
      await navigate({ to: '/publishing/$id', params: { id: proposal.id } });
    },
  });
  return (
    <Dialog
      title={t('cut.propose')}
      onClose={onClose}
      dirty={number !== ''}
      foot={
        <Button
          kind="primary"
          busy={propose.isPending && t('common.sending')}
          onClick={() => propose.mutate()}
        >
          {t('publish.send')}
        </Button>
      }
    >
      {propose.isError ? (
        <Notice tone="over" live="alert">
          {problemText(propose.error, t)}
        </Notice>
      ) : null}
      <p className="strong">{draft.total.text}</p>
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
      <Input
        label={t('publish.effect')}
        help={t('publish.effectHelp')}
        type="date"
        value={effect}
        onChange={(event) => setEffect(event.target.value)}
      />
      <Input
        label={t('publish.signer')}
        optional={t('common.optional')}
        value={signer}
        onChange={(event) => setSigner(event.target.value)}
      />
      <Checkbox
        label={t('publish.demo')}
        checked={demo}
        onChange={(event) => setDemo(event.target.checked)}
      />
      <p className="small">{t('publish.secondPerson')}</p>
    </Dialog>
  );
}
