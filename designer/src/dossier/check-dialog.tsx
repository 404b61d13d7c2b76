import type { DossierPaper, DossierView, TaskAction } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface CheckDialogProps {
  view: DossierView;
  action: TaskAction;
  reason: string;
  papers: readonly DossierPaper[];
  busy: boolean;
  onSend: () => void;
  onBack: () => void;
}

/** Before anything leaves the unit: what will happen, to whom, what it does to the clock, what the applicant reads. */
export function CheckDialog({ view, action, reason, papers, busy, onSend, onBack }: CheckDialogProps) {
  const t = useT();
  const danger = action.kind === 'refuse';
  return (
    <Dialog
      title={t('check.title', { act: action.name })}
      onClose={onBack}
      dirty={busy}
      foot={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy && t('common.sending')} onClick={onSend}>
            {action.name}
          </Button>
          <Button kind="light" onClick={onBack}>
            {t('check.back')}
          </Button>
        </>
      }
    >
      <p>
        <span className="muted">{view.code === '' ? t('dossier.noCode') : view.code}</span> ·{' '}
        {view.procedure.name} · <span className="strong">{view.applicant.name}</span>
      </p>
      <dl className="facts facts-tight">
        {action.next === null || action.next === '' ? null : (
          <div>
            <dt>{t('check.next')}</dt>
            <dd>{action.next}</dd>
          </div>
        )}
        {action.effect === null || action.effect === '' ? null : (
          <div>
            <dt>{t('check.effect')}</dt>
            <dd>{action.effect}</dd>
          </div>
        )}
        {papers.length === 0 ? null : (
          <div>
            <dt>{t('check.papers')}</dt>
            <dd>{papers.map((paper) => paper.name).join('; ')}</dd>
          </div>
        )}
      </dl>
      {reason.trim() === '' ? null : (
        <Notice tone="pause" icon="mail">
          “{reason.trim()}”
        </Notice>
      )}
    </Dialog>
  );
}
