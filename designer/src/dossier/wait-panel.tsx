import { useState } from 'react';
import { api } from '../api/api';
import type { DossierView, Wait } from '../api/types';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Button } from '../ui/button';
import { Checkbox, Choice, TextArea } from '../ui/field';
import { Icon } from '../ui/icon';
import { NotSent } from '../ui/not-sent';
import { useDossierCommand } from './use-dossier-command';

interface WaitPanelProps {
  view: DossierView;
  wait: Wait;
  onDone: (message: string) => void;
}

/** What the dossier waits for, until when, and the form of whoever may end it. */
export function WaitPanel({ view, wait, onDone }: WaitPanelProps) {
  const t = useT();
  return (
    <section className="wait" aria-label={wait.groundText} data-testid="wait" data-ground={wait.ground}>
      <h2 className="wait-head">
        <Icon name="pause" /> {wait.groundText}
      </h2>
      <dl className="facts facts-tight">
        <div>
          <dt>{t('wait.since')}</dt>
          <dd>{moment(wait.since)}</dd>
        </div>
        <div>
          <dt>{t('wait.until')}</dt>
          <dd>{wait.until}</dd>
        </div>
        {wait.endsText === '' ? null : (
          <div>
            <dt>{t('wait.ends')}</dt>
            <dd>{wait.endsText}</dd>
          </div>
        )}
        {wait.basis === null ? null : (
          <div>
            <dt>{t('wait.basis')}</dt>
            <dd>{wait.basis}</dd>
          </div>
        )}
      </dl>
      {wait.reason === null || wait.reason === '' ? null : <p>“{wait.reason}”</p>}
      {!wait.canEnd ? null : wait.supplement ? (
        <SupplementReturn view={view} wait={wait} onDone={onDone} />
      ) : (
        <Proof view={view} wait={wait} onDone={onDone} />
      )}
    </section>
  );
}

/** Reception takes in what was asked for: the clock runs again. */
function SupplementReturn({ view, wait, onDone }: WaitPanelProps) {
  const t = useT();
  const command = useDossierCommand(view.address);
  const papers =
    wait.papers.length > 0 ? view.papers.filter((paper) => wait.papers.includes(paper.id)) : view.papers;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState(false);

  async function send(): Promise<void> {
    setWrong(chosen.length === 0);
    if (chosen.length === 0) return;
    const done = await command.run((key) =>
      api.supplement(view.address, { papers: [...chosen] }, { version: view.version, key }),
    );
    if (done !== null) onDone(done.message);
  }

  return (
    <div className="action-form">
      <Choice label={t('wait.supplement')} error={wrong ? t('decision.papersMissing') : undefined}>
        {papers.map((paper) => (
          <Checkbox
            key={paper.id}
            label={paper.name}
            checked={chosen.includes(paper.id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, paper.id] : chosen.filter((id) => id !== paper.id))
            }
          />
        ))}
      </Choice>
      <NotSent failure={command.error} />
      <Button
        kind="primary"
        className="button-wide"
        busy={command.busy && t('common.sending')}
        onClick={() => void send()}
      >
        {t('wait.supplementAct')}
      </Button>
    </div>
  );
}

/** Any other wait ends with a proof: the number of a payment slip, of an answer. */
function Proof({ view, wait, onDone }: WaitPanelProps) {
  const t = useT();
  const command = useDossierCommand(view.address);
  const [proof, setProof] = useState('');
  const [wrong, setWrong] = useState(false);

  async function send(): Promise<void> {
    setWrong(proof.trim() === '');
    if (proof.trim() === '') return;
    const done = await command.run((key) =>
      api.endWait(view.address, { wait: wait.id, proof: proof.trim() }, { version: view.version, key }),
    );
    if (done !== null) onDone(done.message);
  }

  return (
    <div className="action-form">
      <TextArea
        label={t('wait.proof', { what: wait.until })}
        help={t('wait.proofHelp')}
        rows={2}
        value={proof}
        error={wrong ? t('wait.proofMissing') : undefined}
        onChange={(event) => setProof(event.target.value)}
      />
      <NotSent failure={command.error} />
      <Button
        kind="primary"
        className="button-wide"
        busy={command.busy && t('common.sending')}
        onClick={() => void send()}
      >
        {t('wait.proofAct')}
      </Button>
    </div>
  );
}
