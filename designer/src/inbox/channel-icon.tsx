import type { Channel } from '../api/types';
import { useT } from '../i18n/i18n';
import { Icon, type IconName } from '../ui/icon';

const icons: Record<Channel, IconName> = { online: 'globe', counter: 'desk', post: 'mail' };

/** The one column where an icon stands alone: it has a name and a tooltip. */
export function ChannelIcon({ channel }: { channel: Channel }) {
  const t = useT();
  return (
    <span className="channel">
      <Icon name={icons[channel]} label={t(`channel.${channel}`)} />
    </span>
  );
}
