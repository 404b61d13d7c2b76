import { useId } from 'react';
import { api } from '../api/api';
import type { DossierPaper, DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useToast } from '../ui/toast';
import { useDossierCommand } from './use-dossier-command';

/** The digitised forms of one paper; brought, or taken over from an earlier dossier of the applicant. */
export function PaperFiles({ view, paper }: { view: DossierView; paper: DossierPaper }) {
  const t = useT();
  const id = useId();
  const toast = useToast();
  const command = useDossierCommand(view.address);

  async function bring(file: File): Promise<void> {
    const done = await command.run(async (key) => {
      const kept = await api.uploadFile(file);
      return api.attachFile(view.address, paper.id, kept.file, { key });
    });
    if (done !== null) toast({ text: t('files.attached', { paper: paper.name }) });
  }

  return (
    <>
      {paper.files.map((file) => (
        <a
          key={file.file}
          className="paper-file"
          data-testid="paper-file"
          href={api.fileAddress(file.file)}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="file" size={14} /> {file.name}{' '}
          <span className="muted">
            {file.sizeText}
            {file.from === null ? null : ` · ${t('files.from', { code: file.from })}`}
          </span>
        </a>
      ))}
      {paper.reusable.map((offer) => (
        <Notice
          key={offer.file.file}
          tone="ok"
          action={
            <Button
              small
              busy={command.busy && t('common.sending')}
              onClick={() =>
                void command.run((key) => api.attachFile(view.address, paper.id, offer.file.file, { key }))
              }
            >
              {t('files.reuse')}
            </Button>
          }
        >
          {offer.text}
        </Notice>
      ))}
      {view.mayAttach ? (
        <span className="paper-bring">
          <label htmlFor={id} className="link">
            {command.busy ? t('common.sending') : t('files.bring')}
            <span className="visually-hidden"> {paper.name}</span>
          </label>
          <input
            id={id}
            type="file"
            className="paper-input"
            accept="application/pdf,image/png,image/jpeg"
            disabled={command.busy}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) void bring(file);
            }}
          />
        </span>
      ) : null}
      {command.error === null ? null : (
        <Notice tone="over" live="alert">
          {command.error}
        </Notice>
      )}
    </>
  );
}
