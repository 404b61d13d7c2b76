import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { IconButton } from '../ui/button';

/** Watches a dossier, or lets go of it; pages that show it read again. */
export function useWatch() {
  const t = useT();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);

  async function toggle({ address, watched }: { address: string; watched: boolean }): Promise<void> {
    setFailure(null);
    try {
      await (watched ? api.unwatch(address) : api.watch(address));
    } catch (error) {
      setFailure(problemText(error, t));
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['inbox'] }),
      queries.invalidateQueries({ queryKey: ['dossiers'] }),
      queries.invalidateQueries({ queryKey: ['dossier', address] }),
    ]);
  }

  return { toggle, failure };
}

interface WatchStarProps {
  code: string;
  watched: boolean;
  tabIndex?: number;
  onToggle: () => void;
}

/** Filled while the dossier is watched. */
export function WatchStar({ code, watched, tabIndex, onToggle }: WatchStarProps) {
  const t = useT();
  return (
    <IconButton
      icon={watched ? 'starred' : 'star'}
      label={t(watched ? 'watch.stop' : 'watch.start', { code })}
      tabIndex={tabIndex}
      data-testid="watch"
      data-watched={watched}
      onClick={onToggle}
    />
  );
}
