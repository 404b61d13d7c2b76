import type { DossierView } from '../api/types';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Icon } from '../ui/icon';
import { PaperFiles } from './paper-files';

/** The components of the dossier: what was received, what is missing. */
export function PapersTab({ view }: { view: DossierView }) {
  const t = useT();
  const missing = view.papers.filter((paper) => paper.missing).length;
  const received = view.papers.filter((paper) => paper.received !== null).length;
  return (
    <div className="tab-body">
      <section aria-labelledby="part-papers">
        <div className="spread">
          <h2 id="part-papers">{t('papers.title')}</h2>
          <p className="small">
            {t('papers.sum', { received, total: view.papers.length })}
            {missing > 0 ? (
              <span className="papers-missing"> · {t('papers.missing', { n: missing })}</span>
            ) : null}
          </p>
        </div>
        <ol className="papers-list">
          {view.papers.map((paper, index) => (
            <li key={paper.id} className="papers-item">
              <span className="muted">{index + 1}</span>
              <span className="papers-name">
                <span>{paper.name}</span>
                <span className="small">
                  {paper.received === null
                    ? paper.required
                      ? t('papers.required')
                      : t('papers.conditional')
                    : t('papers.counts', {
                        originals: paper.received.originals,
                        copies: paper.received.copies,
                        at: moment(paper.received.at),
                      })}
                </span>
                <PaperFiles view={view} paper={paper} />
              </span>
              {paper.missing ? (
                <span className="paper-state paper-lacking">
                  <Icon name="x" /> {t('papers.stateMissing')}
                </span>
              ) : paper.received === null ? (
                <span className="paper-state muted">
                  <Icon name="minus" /> {t('papers.stateNone')}
                </span>
              ) : (
                <span className="paper-state">
                  <Icon name="check" /> {t('papers.stateReceived')}
                </span>
              )}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
