import { useT } from '../i18n/i18n';
import { Notice } from './bits';

/** Above a form: why what was sent was not taken, and that nothing typed is lost. Nothing while there is no failure. */
export function NotSent({ failure, title }: { failure: string | null; title?: string }) {
  const t = useT();
  if (failure === null) return null;
  return (
    <Notice tone="over" live="alert" title={title ?? t('decision.failed')}>
      {failure} {t('state.inputKept')}
    </Notice>
  );
}
