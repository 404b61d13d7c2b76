import type { Band, TimeText as Time } from '../api/types';
import { Icon } from './icon';
import './time.css';

interface TimeProps {
  time: Time;
  /** In tables an on-track text is ink and only its disc is green; in a head every band colours its text. */
  loud?: boolean;
  /** Show the moment instead of the remaining time while nothing is at risk (the promise in a list). */
  moment?: boolean;
}

/** Remaining time: shape, text and colour, all three. The words come from the server. */
export function TimeText({ time, loud = false, moment = false }: TimeProps) {
  const calm = time.band === 'ok' || time.band === 'pause';
  const text = moment && calm && time.dueText !== '' ? time.dueText : time.text;
  return (
    <span
      className={`time time-${time.band}${loud ? ' time-loud' : ''}`}
      role="img"
      aria-label={moment && calm ? `${time.spoken}, ${time.dueText}` : time.spoken}
      title={[time.dueText, time.outside].filter(Boolean).join(' · ')}
      data-testid="sla-text"
      data-band={time.band}
    >
      {time.outside === null ? null : <Icon name="off" size={loud ? 16 : 14} />}
      {time.paused === true && time.band !== 'pause' ? <Icon name="pause" size={loud ? 16 : 14} /> : null}
      <BandShape band={time.band} loud={loud} />
      <span className="time-text">
        {text}
        {/* A list has the crescent and the tooltip; a clock or a number is never cut for it. */}
        {time.outside === null || !loud ? null : ` · ${time.outside}`}
      </span>
    </span>
  );
}

function BandShape({ band, loud }: { band: Band; loud: boolean }) {
  return <Icon name={band} size={loud ? 16 : 14} />;
}
