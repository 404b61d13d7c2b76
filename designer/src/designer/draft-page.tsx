import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '../i18n/i18n';
import { usePageTitle } from '../ui/page';
import { NotYet } from '../ui/not-yet';
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
  usePageTitle(t('designer.documentTitle', { name: found.data?.name ?? '' }));
  if (found.data === undefined) {
    return <NotYet query={found} />;
  }
  return <DraftEditor key={found.data.id} draft={found.data} />;
}
