import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/i18n';
import { useMe } from '../frame/session';
import { moment, timeOf } from '../text/format';
import { Tag } from '../ui/bits';
import { Button, IconButton, Refused } from '../ui/button';
import { Icon } from '../ui/icon';
import type { DraftView } from './types';
import type { SaveState } from './use-draft-save';

/** Which procedure, on what version, whether it is saved. */
export function DraftHead({
  draft,
  head,
  saving,
  showText,
  unready,
  onShowText,
  onUndo,
  onRedo,
  onPublish,
}: {
  draft: DraftView;
  /** As the text says now. */
  head: { procedure: string; name: string };
  saving: { state: SaveState; at: string };
  showText: boolean;
  /** What must be done before it can be put in force; null: nothing; undefined: not known yet. */
  unready: string | null | undefined;
  onShowText: (show: boolean) => void;
  onUndo: () => void;
  onRedo: () => void;
  /** Keeps the text, then shows it beside the version in force. */
  onPublish: () => void;
}) {
  const t = useT();
  const today = useMe().today.slice(0, 10);
  const at = saving.at.startsWith(today) ? timeOf(saving.at) : moment(saving.at);
  return (
    <header className="designer-head">
      <Link to="/designer" className="procedure-back">
        <Icon name="left" /> {t('designer.list')}
      </Link>
      <div className="designer-title">
        <h1 className="cut" title={head.name}>
          {head.name === '' ? t('designer.drafts.unnamed') : head.name}
        </h1>
        <span className="small designer-code">{head.procedure}</span>
      </div>
      <Tag>
        {draft.baseVersion === null
          ? t('designer.new')
          : t('designer.onVersion', { version: draft.baseVersion })}
      </Tag>
      <span className="small designer-save" role="status" data-testid="save-state" data-state={saving.state}>
        {draft.mine ? t(`designer.save.${saving.state}`, { at }) : ''}
      </span>
      <span className="designer-acts">
        {draft.mine ? (
          <>
            <IconButton icon="undo" label={t('designer.undo')} onClick={onUndo} />
            <span className="designer-redo">
              <IconButton icon="undo" label={t('designer.redo')} onClick={onRedo} />
            </span>
          </>
        ) : null}
        <Button icon="code" aria-pressed={showText} onClick={() => onShowText(!showText)}>
          {t('designer.text')}
        </Button>
        {draft.mine && unready === null ? (
          <Button kind="primary" onClick={onPublish} data-testid="publish">
            {t('publish.version')}
          </Button>
        ) : (
          <>
            <Button onClick={onPublish}>{t('publish.compare')}</Button>
            {draft.mine && typeof unready === 'string' ? (
              <span className="designer-unready" data-testid="unready">
                <Refused>{unready}</Refused>
              </span>
            ) : null}
          </>
        )}
      </span>
    </header>
  );
}
