import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { Candidate, Person } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice, SkeletonBlock } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Choice, Radio } from '../ui/field';

interface AssignDialogProps {
  rows: readonly { task: string; code: string }[];
  onAssign: (to: Person) => void;
  onClose: () => void;
}

/** To whom: everybody of the role with the work they have; who may not, and why. */
export function AssignDialog({ rows, onAssign, onClose }: AssignDialogProps) {
  const t = useT();
  const task = rows[0]?.task ?? '';
  const found = useQuery({
    queryKey: ['candidates', task],
    queryFn: () => api.candidates(task),
    staleTime: 0,
  });
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const [asked, setAsked] = useState(false);

  return (
    <Dialog
      title={
        rows.length === 1
          ? t('assign.title', { code: rows[0]?.code ?? '' })
          : t('assign.titleMany', { n: rows.length })
      }
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" onClick={() => (chosen === null ? setAsked(true) : onAssign(chosen))}>
            {chosen === null ? t('assign.act') : t('assign.actTo', { name: chosen.name })}
          </Button>
          <Button kind="light" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {found.isPending ? <SkeletonBlock lines={3} /> : null}
      {found.isError ? <Notice tone="over">{problemText(found.error, t)}</Notice> : null}
      {found.data?.length === 0 ? <p>{t('assign.nobody')}</p> : null}
      {found.data === undefined || found.data.length === 0 ? null : (
        <Choice label={t('assign.whom')} error={asked && chosen === null ? t('assign.choose') : undefined}>
          {found.data.map((person) =>
            person.excluded === null ? (
              <Radio
                key={person.user}
                name="assignee"
                label={person.name}
                detail={t('assign.load', { user: person.user, count: person.openTasks })}
                checked={chosen?.user === person.user}
                onChange={() => setChosen(person)}
              />
            ) : (
              <p key={person.user} className="assign-excluded small">
                {person.name} — {person.excluded}
              </p>
            ),
          )}
        </Choice>
      )}
    </Dialog>
  );
}
