import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { LoadFailed, SkeletonBlock } from '../ui/bits';
import { usePageTitle, useSlow } from '../ui/page';
import { designerApi } from './api';
import { DraftEditor } from './draft-editor';
import './designer.css';

const route = getRouteApi('/designer/$draft');

export function DraftPage() {
  const t = useT();
  const { draft } = route.useParams();
  // Read once: from here on the text in the editor is the newer one.
  const found = useQuery({
    queryKey: ['draft', draft],
    queryFn: () => designerApi.draft(draft),
    staleTime: Infinity,
    gcTime: 0,
  });
  const slow = useSlow(found.isPending);
  usePageTitle(t('designer.documentTitle', { name: found.data?.name ?? '' }));
  if (found.data === undefined) {
    if (!found.isError) return slow ? <SkeletonBlock /> : null;
    return (
      <LoadFailed
        title={t('state.failed.title')}
        detail={problemText(found.error, t)}
        retry={t('common.retry')}
        onRetry={() => void found.refetch()}
      />
    );
  }
  return <DraftEditor key={found.data.id} draft={found.data} />;
}
