import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { Received } from '../api/types';
import { useMe } from '../frame/session';
import { useT } from '../i18n/i18n';
import { Empty, LoadFailed, SkeletonBlock } from '../ui/bits';
import { Button } from '../ui/button';
import { PageHead, usePageTitle, useReady, useSlow } from '../ui/page';
import { ProcedurePicker } from './procedure-picker';
import { ReceiveForm } from './receive-form';
import { ReceivedNotice } from './received';
import './receive.css';

const route = getRouteApi('/receive');

/** At the counter: choose the procedure, fill in, see the promise before it is made, print the slip. */
export function ReceivePage() {
  const t = useT();
  const me = useMe();
  const { procedure: code } = route.useSearch();
  const navigate = useNavigate();
  const [received, setReceived] = useState<{ answer: Received; procedure: string; applicant: string } | null>(
    null,
  );
  const [round, setRound] = useState(0);
  usePageTitle(t('receive.title'));

  function choose(procedure: string | undefined): void {
    setReceived(null);
    setRound(round + 1);
    void navigate({ to: '/receive', search: { procedure } });
  }

  if (!me.can.includes('receive')) {
    return <Empty icon="lock" what={t('receive.noRight')} why={t('receive.noRightWhy')} />;
  }
  if (received !== null) {
    return <ReceivedNotice {...received} onAgain={() => choose(code)} onOther={() => choose(undefined)} />;
  }
  if (code === undefined) return <ProcedurePicker onChoose={choose} />;
  return (
    <Chosen
      key={`${code}/${String(round)}`}
      code={code}
      onOther={() => choose(undefined)}
      onReceived={(answer, procedure, applicant) => setReceived({ answer, procedure, applicant })}
    />
  );
}

interface ChosenProps {
  code: string;
  onOther: () => void;
  onReceived: (answer: Received, procedure: string, applicant: string) => void;
}

function Chosen({ code, onOther, onReceived }: ChosenProps) {
  const t = useT();
  const found = useQuery({
    queryKey: ['procedure', code],
    queryFn: () => api.procedure(code),
    staleTime: 60_000,
  });
  const slow = useSlow(found.isPending);
  useReady(found.data !== undefined);

  if (found.data === undefined) {
    if (!found.isError) return slow ? <SkeletonBlock /> : null;
    return (
      <LoadFailed
        title={t('state.failed.title')}
        detail={problemText(found.error, t)}
        retry={t('receive.other')}
        onRetry={onOther}
      />
    );
  }
  const procedure = found.data;
  return (
    <div className="page">
      <PageHead
        title={
          <>
            <span className="title-number">{procedure.code}</span> {procedure.name}
          </>
        }
      >
        <Button kind="light" onClick={onOther}>
          {t('receive.other')}
        </Button>
      </PageHead>
      <ReceiveForm
        procedure={procedure}
        onReceived={(answer, name) => onReceived(answer, procedure.name, name)}
      />
    </div>
  );
}
