import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/field';
import { controlId, type PaperCount } from './draft';
import type { PartProps } from './receive-form';
import { TableBox } from '../ui/table-box';

/** Shorter ones are not whole yet. */
const shortestIdentity = 8;

/** What was handed over, with how many originals and copies. */
export function PapersPart({ procedure, draft, change, error }: PartProps) {
  const t = useT();
  const set = (id: string, part: Partial<PaperCount>): void => {
    const old = draft.papers[id] ?? { received: false, originals: '0', copies: '0' };
    change({ papers: { ...draft.papers, [id]: { ...old, ...part } } });
  };
  const all = (): void => {
    const papers = { ...draft.papers };
    for (const paper of procedure.papers) {
      const count = papers[paper.id];
      if (!paper.when && count !== undefined) papers[paper.id] = { ...count, received: true };
    }
    change({ papers });
  };

  const reusable = useQuery({
    queryKey: ['reusable', procedure.code, draft.identityNumber.trim()],
    queryFn: () => api.reusable(procedure.code, draft.identityNumber.trim()),
    enabled: draft.identityNumber.trim().length >= shortestIdentity,
    staleTime: 60_000,
    retry: false,
  });
  const offers = reusable.data ?? [];

  return (
    <section className="part" aria-labelledby="part-papers">
      <div className="spread">
        <h2 id="part-papers">{t('receive.papers')}</h2>
        <Button small kind="light" icon="check" onClick={all}>
          {t('receive.allPapers')}
        </Button>
      </div>
      <TableBox label={t('receive.papers')}>
        <table className="table papers">
          <thead>
            <tr>
              <th scope="col">{t('receive.paper')}</th>
              <th scope="col" className="papers-count numeric">
                {t('receive.originals')}
              </th>
              <th scope="col" className="papers-count numeric">
                {t('receive.copies')}
              </th>
            </tr>
          </thead>
          <tbody>
            {procedure.papers.map((paper) => {
              const count = draft.papers[paper.id];
              const problem = error(`papers.${paper.id}`);
              return (
                <tr key={paper.id}>
                  <td className="wrap">
                    <Checkbox
                      id={controlId(`papers.${paper.id}`)}
                      label={paper.name}
                      detail={problem ?? (paper.when ? t('receive.paperWhen') : undefined)}
                      aria-invalid={problem !== undefined || undefined}
                      checked={count?.received === true}
                      onChange={(event) => set(paper.id, { received: event.target.checked })}
                    />
                    {offers
                      .filter((offer) => offer.paper === paper.id)
                      .map((offer) => (
                        <Notice
                          key={offer.file.file}
                          tone="ok"
                          action={
                            count?.files?.includes(offer.file.file) === true ? undefined : (
                              <Button
                                small
                                onClick={() =>
                                  set(paper.id, {
                                    received: true,
                                    originals: '0',
                                    copies: '1',
                                    files: [offer.file.file],
                                  })
                                }
                              >
                                {t('files.reuse')}
                              </Button>
                            )
                          }
                        >
                          {offer.text}
                        </Notice>
                      ))}
                  </td>
                  {(['originals', 'copies'] as const).map((kind) => (
                    <td key={kind} className="numeric">
                      <input
                        className="input input-number papers-input"
                        inputMode="numeric"
                        aria-label={t(kind === 'originals' ? 'receive.originalsOf' : 'receive.copiesOf', {
                          paper: paper.name,
                        })}
                        value={count?.[kind] ?? '0'}
                        onChange={(event) =>
                          set(paper.id, { [kind]: event.target.value.replace(/\D/g, ''), received: true })
                        }
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
