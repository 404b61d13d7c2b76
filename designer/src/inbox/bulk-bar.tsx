import { useT } from '../i18n/i18n';
import { Button, Refused } from '../ui/button';
import type { ShownRow } from './shown-rows';

interface BulkBarProps {
  rows: readonly ShownRow[];
  busy: boolean;
  mayAssign: boolean;
  onClaim: () => void;
  onAssign: () => void;
  onClear: () => void;
}

/** At the foot while rows are chosen: what is legal for all of them, and why the rest is not. */
export function BulkBar({ rows, busy, mayAssign, onClaim, onAssign, onClear }: BulkBarProps) {
  const t = useT();
  const first = rows[0];
  const sameStep = rows.every((row) => row.step.id === first?.step.id && row.unit.code === first.unit.code);
  const held = rows.filter((row) => row.assignee !== null).length;
  const gone = rows.filter((row) => row.gone).length;

  return (
    <section className="bulk" aria-label={t('bulk.label')}>
      <p className="bulk-count">
        <span className="strong">{t('bulk.chosen', { n: rows.length })}</span>
        {sameStep && first !== undefined ? (
          <span className="muted">{t('bulk.sameStep', { step: first.step.name })}</span>
        ) : null}
      </p>
      {gone > 0 ? (
        <Refused>{t('bulk.gone', { n: gone })}</Refused>
      ) : (
        <>
          {held > 0 ? (
            <Refused>{t('bulk.held', { n: held })}</Refused>
          ) : (
            <Button hint="C" busy={busy && t('bulk.claiming')} onClick={onClaim}>
              {t('act.claim')}
            </Button>
          )}
          {!mayAssign ? null : sameStep ? (
            <Button hint="G" onClick={onAssign}>
              {t('act.assign')}
            </Button>
          ) : (
            <Refused>{t('bulk.otherStep')}</Refused>
          )}
        </>
      )}
      <Button kind="quiet" hint="Esc" className="bulk-clear" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </section>
  );
}
