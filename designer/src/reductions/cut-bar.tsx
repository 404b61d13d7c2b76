import { useState } from 'react';
import type { CutAsk } from '../api/types';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/field';

type Ask = Omit<CutAsk, 'procedures'>;

interface CutBarProps {
  count: number;
  onCut: (ask: Ask) => Promise<void>;
  onDone: () => void;
}

/** At the foot while rows are chosen: so much percent, or so many days, off each. */
export function CutBar({ count, onCut, onDone }: CutBarProps) {
  const t = useT();
  const [amount, setAmount] = useState('30');
  const [by, setBy] = useState<'percent' | 'days'>('percent');
  const [from, setFrom] = useState<'law' | 'now'>('law');
  const [keepP90, setKeepP90] = useState(false);
  const [busy, setBusy] = useState(false);
  const value = Number(amount.replace(',', '.'));

  async function send(ask: Ask): Promise<void> {
    setBusy(true);
    await onCut(ask);
    setBusy(false);
    onDone();
  }

  return (
    <section className="bulk cut-bar" aria-label={t('bulk.label')}>
      <p className="bulk-count strong">{t('bulk.chosen', { n: count })}</p>
      <label className="cut-amount">
        {t('cut.by')}{' '}
        <input
          className="input input-number"
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </label>
      <select
        className="input input-select cut-select"
        aria-label={t('cut.byWhat')}
        value={by}
        onChange={(event) => setBy(event.target.value === 'days' ? 'days' : 'percent')}
      >
        <option value="percent">%</option>
        <option value="days">{t('cut.days')}</option>
      </select>
      <select
        className="input input-select cut-select"
        aria-label={t('cut.from')}
        value={from}
        onChange={(event) => setFrom(event.target.value === 'now' ? 'now' : 'law')}
      >
        <option value="law">{t('cut.fromLaw')}</option>
        <option value="now">{t('cut.fromNow')}</option>
      </select>
      <Checkbox
        label={t('cut.keepP90')}
        checked={keepP90}
        onChange={(event) => setKeepP90(event.target.checked)}
      />
      <Button
        kind="primary"
        busy={busy && t('common.sending')}
        onClick={() =>
          void send({
            ...(by === 'percent' ? { percent: value } : { days: value }),
            fromNow: from === 'now',
            notBelowP90: keepP90,
          })
        }
      >
        {t('cut.apply', { count })}
      </Button>
      <Button kind="light" onClick={() => void send({ clear: true })}>
        {t('cut.clear')}
      </Button>
      <Button kind="quiet" className="bulk-clear" onClick={onDone}>
        {t('bulk.clear')}
      </Button>
    </section>
  );
}
