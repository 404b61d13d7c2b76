import type { CutRefused } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';

/** What was not cut, and why: one line for each reason, the procedures inside. */
export function Refusals({ refused, onClose }: { refused: readonly CutRefused[]; onClose: () => void }) {
  const t = useT();
  if (refused.length === 0) return null;
  const reasons = new Map<string, CutRefused[]>();
  for (const one of refused) reasons.set(one.reason, [...(reasons.get(one.reason) ?? []), one]);
  return (
    <div className="page-notice" data-testid="refusals">
      <Notice
        tone="soon"
        live="status"
        title={t('cut.refused', { count: refused.length })}
        action={
          <Button kind="quiet" small onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        {[...reasons].map(([reason, ones]) => (
          <details key={reason} className="cut-refused" open={reasons.size === 1 && ones.length === 1}>
            <summary>
              {ones.length} · {ones[0]?.text}
            </summary>
            <ul>
              {ones.slice(0, 200).map((one) => (
                <li key={one.code}>
                  {one.code} {one.name}: {one.text}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </Notice>
    </div>
  );
}
