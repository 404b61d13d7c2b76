import type { Translate } from '../i18n/i18n';
import { ApiError } from './problem';

/** What to tell a person: the server's own words where it has some, with the trace id for the help desk. */
export function problemText(error: unknown, t: Translate): string {
  if (!(error instanceof ApiError)) return t('state.failed.unknown');
  if (error.status === 0) return t('state.unreachable');
  const words =
    error.detail !== '' ? error.detail : error.title !== '' ? error.title : t('state.failed.unknown');
  const hint = error.hint === '' ? '' : ` ${error.hint}`;
  const trace =
    error.status >= 500 && error.traceId !== '' ? ` ${t('state.trace', { id: error.traceId })}` : '';
  return words + hint + trace;
}
