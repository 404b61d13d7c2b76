import type { DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { useWatch } from '../inbox/watch';
import { Button } from '../ui/button';

/** The dossier among those I watch: it shows in the inbox whoever has it. */
export function WatchButton({ view }: { view: DossierView }) {
  const t = useT();
  const { toggle, failure } = useWatch();
  return (
    <>
      {failure === null ? null : (
        <span className="small" role="alert">
          {failure}
        </span>
      )}
      <Button
        kind="quiet"
        small
        icon={view.watched ? 'starred' : 'star'}
        className="watch-button"
        aria-pressed={view.watched}
        data-testid="watch"
        onClick={() => void toggle(view)}
      >
        {t('watch.button')}
      </Button>
    </>
  );
}
