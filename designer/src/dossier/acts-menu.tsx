import { lazy, Suspense, useState } from 'react';
import type { Act, DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import './acts.css';

const ActDialog = lazy(() => import('./act-dialog').then((module) => ({ default: module.ActDialog })));

/** Acts on the dossier that belong to no step: what the server offers, and why it does not offer the rest. */
export function ActsMenu({ view }: { view: DossierView }) {
  const t = useT();
  const [chosen, setChosen] = useState<Act | null>(null);
  const acts = view.acts.filter((act) => act.task === null);
  const may = acts.filter((act) => act.mayNot === null);
  const mayNot = acts.filter((act) => act.mayNot !== null);
  if (acts.length === 0) return null;
  return (
    <>
      <Popover
        align="right"
        className="button button-light button-small"
        button={
          <span className="button-label">
            {t('acts.open')} <Icon name="down" size={14} />
          </span>
        }
      >
        {(close) => (
          <div className="acts" data-testid="acts">
            {may.map((act) => (
              <button
                key={act.id}
                type="button"
                className={act.danger ? 'popover-item act-danger' : 'popover-item'}
                data-act={act.id}
                onClick={() => {
                  close();
                  setChosen(act);
                }}
              >
                {act.name}…
              </button>
            ))}
            {may.length === 0 ? <p className="popover-part small">{t('acts.none')}</p> : null}
            {mayNot.length === 0 ? null : (
              <details className="acts-not">
                <summary>{t('acts.mayNot', { n: mayNot.length })}</summary>
                <dl>
                  {mayNot.map((act) => (
                    <div key={act.id} data-act={act.id}>
                      <dt>{act.name}</dt>
                      <dd className="small">{act.mayNot}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </div>
        )}
      </Popover>
      {chosen === null ? null : (
        <Suspense fallback={null}>
          <ActDialog view={view} act={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </>
  );
}

/** The same for one task: buttons beside taking and giving it. */
export function TaskActs({ view, task }: { view: DossierView; task: string }) {
  const [chosen, setChosen] = useState<Act | null>(null);
  return (
    <>
      {view.acts
        .filter((act) => act.task === task && act.mayNot === null)
        .map((act) => (
          <button
            key={act.id}
            type="button"
            className="button button-quiet"
            data-act={act.id}
            onClick={() => setChosen(act)}
          >
            <span className="button-label">{act.name}</span>
          </button>
        ))}
      {chosen === null ? null : (
        <Suspense fallback={null}>
          <ActDialog view={view} act={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </>
  );
}
