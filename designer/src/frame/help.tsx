import { useT, type Key as TextKey } from '../i18n/i18n';
import { Key } from '../ui/button';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';

const shortcuts: readonly [string, TextKey][] = [
  ['J / ↓', 'help.key.next'],
  ['K / ↑', 'help.key.previous'],
  ['Enter', 'help.key.open'],
  ['X', 'help.key.select'],
  ['C', 'help.key.claim'],
  ['G', 'help.key.assign'],
  ['T', 'help.key.watch'],
  ['N', 'help.key.fresh'],
  ['Esc', 'help.key.clear'],
  ['Ctrl K', 'help.key.search'],
];

/** Always at the same place: the keys, and where to turn. */
export function Help() {
  const t = useT();
  return (
    <Popover
      align="right"
      className="top-button"
      label={t('frame.help')}
      button={
        <>
          <Icon name="help" />
          <span className="top-label">{t('frame.help')}</span>
        </>
      }
    >
      {() => (
        <div className="help">
          <h2>{t('help.keys')}</h2>
          <p className="small">{t('help.keysWhere')}</p>
          <dl className="help-keys">
            {shortcuts.map(([key, text]) => (
              <div key={key}>
                <dt>
                  <Key>{key}</Key>
                  <span className="visually-hidden">{key}</span>
                </dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Popover>
  );
}
