import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';

interface ConfirmDialogProps {
  codes: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Says under one's own name that procedures were compared with their decisions, and how. */
export function ConfirmDialog({ codes, onClose, onDone }: ConfirmDialogProps) {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const [why, setWhy] = useState('');
  const confirm = useMutation({
    mutationFn: () => api.confirm({ procedures: [...codes], why: why.trim() }),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries();
    },
  });
  const done = confirm.data;
  return (
    <Dialog
      title={t('confirm.title', { count: codes.length })}
      onClose={onClose}
      dirty={why !== '' && done === undefined}
      foot={
        done === undefined ? (
          <Button
            kind="primary"
            busy={confirm.isPending && t('common.sending')}
            onClick={() => confirm.mutate()}
          >
            {t('confirm.act', { count: codes.length })}
          </Button>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        )
      }
    >
      {confirm.isError ? (
        <Notice tone="over" live="alert">
          {problemText(confirm.error, t)}
        </Notice>
      ) : null}
      {done === undefined ? (
        <>
          <p>{t('confirm.by', { name: me.name })}</p>
          <TextArea
            label={t('confirm.why')}
            help={t('confirm.whyHelp')}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </>
      ) : (
        <Notice
          tone={done.left.length === 0 ? 'ok' : 'soon'}
          live="status"
          title={t('confirm.done', { count: done.confirmed })}
        >
          {done.left.map((each) => (
            <p key={each.code} className="small">
              {each.code}: {each.text}
            </p>
          ))}
        </Notice>
      )}
    </Dialog>
  );
}
