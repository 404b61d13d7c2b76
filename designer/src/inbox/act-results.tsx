import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { IconButton } from '../ui/button';
import type { TaskActs } from './use-task-acts';

/** After an act on many: how many went through, and why the others did not. */
export function ActResults({ acts }: { acts: TaskActs }) {
  const t = useT();
  if (acts.failed.length === 0) return null;
  return (
    <div className="page-notice">
      <Notice
        tone="over"
        live="alert"
        title={t('act.results', { done: acts.succeeded, failed: acts.failed.length })}
        action={<IconButton icon="x" label={t('common.close')} onClick={acts.forget} />}
      >
        <ul>
          {acts.failed.map((failure) => (
            <li key={failure.code}>
              <span className="strong">{failure.code}</span>: {failure.reason}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
