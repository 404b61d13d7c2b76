import { useState } from 'react';
import { api } from '../api/api';
import type { DossierView } from '../api/types';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { useDossierCommand } from './use-dossier-command';

/** Acts on the dossier that belong to no step: an internal note, the applicant's withdrawal. */
export function MoreActs({ view }: { view: DossierView }) {
  const t = useT();
  const me = useMe();
  const [asking, setAsking] = useState<'note' | 'withdraw' | null>(null);
  const ended = view.tasks.every((task) => !task.open) && view.waits.length === 0;
  return (
    <>
      <Popover align="right" className="icon-button" label={t('dossier.more')} button={<Icon name="dots" />}>
        {(close) => (
          <>
            <button
              type="button"
              className="popover-item"
              onClick={() => {
                close();
                setAsking('note');
              }}
            >
              <Icon name="pen" /> {t('more.note.open')}
            </button>
            {me.can.includes('receive') && !ended ? (
              <button
                type="button"
                className="popover-item"
                onClick={() => {
                  close();
                  setAsking('withdraw');
                }}
              >
                <Icon name="undo" /> {t('more.withdraw.open')}
              </button>
            ) : null}
          </>
        )}
      </Popover>
      {asking === null ? null : <Asking view={view} kind={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function Asking({
  view,
  kind,
  onClose,
}: {
  view: DossierView;
  kind: 'note' | 'withdraw';
  onClose: () => void;
}) {
  const t = useT();
  const command = useDossierCommand(view.code);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);

  async function send(): Promise<void> {
    setAsked(true);
    if (text.trim() === '') return;
    const done = await command.run((key) =>
      kind === 'note'
        ? api.note(view.code, { text }, { version: view.version, key })
        : api.withdraw(view.code, { reason: text }, { version: view.version, key }),
    );
    if (done !== null) onClose();
  }

  return (
    <Dialog
      title={t(`more.${kind}.title`)}
      dirty={text !== ''}
      onClose={onClose}
      foot={
        <>
          <Button
            kind={kind === 'note' ? 'primary' : 'danger'}
            busy={command.busy && t('common.sending')}
            onClick={() => void send()}
          >
            {t(`more.${kind}.act`)}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {command.error === null ? null : (
        <Notice tone="over" live="alert">
          {command.error} {t('state.inputKept')}
        </Notice>
      )}
      <TextArea
        label={t(`more.${kind}.label`)}
        value={text}
        error={asked && text.trim() === '' ? t('decision.reasonMissing') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
}
