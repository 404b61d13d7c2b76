import type { ReactNode } from 'react';
import './icon.css';

/** Stroked shapes on a 16 px grid; a string is the `d` of one path. */
const strokes = {
  inbox: 'M2.5 9.5 4.2 3h7.600l1.700 6.500v3.500h-11zM2.500 9.500h3l1 1.700h3l1-1.700h3',
  receive: 'M8 2.500v7.200M4.900 6.800 8 9.900l3.100-3.100M2.500 10.500v3h11v-3',
  file: 'M3.800 2.200h5.400l3 3v8.600H3.800zM9 2.200v3.200h3.200M6 8.500h4M6 11h4',
  flow: 'M2.300 3h4.400v3.400H2.300zM9.300 9.600h4.400V13H9.300zM4.500 6.400v2.700a2.200 2.200 0 0 0 2.200 2.200h2.600',
  tune: 'M2.200 4.800h6M11.800 4.800h2M2.200 11.200h2M7.800 11.200h6M11.600 4.800a1.700 1.700 0 1 1-3.400 0 1.700 1.700 0 0 1 3.400 0zM7.600 11.200a1.700 1.700 0 1 1-3.400 0 1.700 1.700 0 0 1 3.400 0z',
  chart: 'M3.500 13V8.500M8 13V3M12.500 13V6',
  cog: 'M10.200 8a2.200 2.200 0 1 1-4.400 0 2.200 2.200 0 0 1 4.400 0zM8 2v2M8 12v2M2 8h2M12 8h2M3.800 3.800l1.400 1.400M10.800 10.800l1.400 1.400M12.200 3.800l-1.400 1.400M5.200 10.800l-1.400 1.400',
  search: 'M11.400 7.200a4.200 4.200 0 1 1-8.400 0 4.200 4.200 0 0 1 8.400 0zM10.300 10.300l3.400 3.400',
  down: 'M4 6.200l4 4 4-4',
  right: 'M6.200 4l4 4-4 4',
  left: 'M9.800 4l-4 4 4 4',
  x: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.600l3.200 3.200L13 4.800',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3.500 8h9',
  help: 'M13.800 8A5.800 5.800 0 1 1 2.200 8a5.800 5.800 0 0 1 11.600 0zM6.300 6.500a1.750 1.750 0 1 1 2.600 1.500c-.6.350-.9.700-.9 1.300M8 11.300v.010',
  globe:
    'M13.800 8A5.800 5.800 0 1 1 2.200 8a5.800 5.800 0 0 1 11.600 0zM2.200 8h11.600M8 2.200c1.600 1.600 2.400 3.600 2.400 5.800S9.600 12.200 8 13.800C6.400 12.200 5.600 10.200 5.600 8S6.400 3.800 8 2.200z',
  desk: 'M2.200 7 8 2.600 13.800 7M3.700 6v7.300M12.300 6v7.300M2 13.300h12M6.300 13.300V9.300h3.400v4',
  mail: 'M2.200 3.600h11.600v8.800H2.200zM2.400 4.200 8 8.700l5.600-4.500',
  eye: 'M1.700 8C3.100 5.400 5.300 4 8 4s4.900 1.400 6.300 4c-1.400 2.600-3.600 4-6.300 4S3.100 10.600 1.700 8zM9.900 8a1.900 1.900 0 1 1-3.800 0 1.900 1.900 0 0 1 3.800 0z',
  pen: 'M2.800 13.200l.7-3L10.700 3l2.300 2.300-7.200 7.200zM9.200 4.500l2.300 2.300',
  sync: 'M13.300 7a5.400 5.400 0 0 0-9.800-2L2.500 6.200M2.500 3v3.200h3.200M2.700 9a5.400 5.400 0 0 0 9.800 2l1-1.200M13.500 13V9.800h-3.200',
  info: 'M13.800 8A5.800 5.800 0 1 1 2.200 8a5.800 5.800 0 0 1 11.600 0zM8 7.500v3.500M8 5v.010',
  warn: 'M8 2.500 14.200 13.300H1.800zM8 6.500v3.200M8 11.500v.010',
  lock: 'M3.500 7.200h9v6.300h-9zM5.500 7.200V5a2.500 2.500 0 0 1 5 0v2.200',
  star: 'M8 2.200l1.800 3.700 4 .6-2.900 2.800.7 4L8 11.400l-3.600 1.900.7-4L2.200 6.500l4-.6z',
  print: 'M4.500 6V2.500h7V6M4.500 11.300h-2V6h11v5.300h-2M4.500 9.300h7v4.200h-7z',
  dots: 'M3.500 8v.010M8 8v.010M12.500 8v.010',
  play: 'M4.500 3l8 5-8 5z',
  undo: 'M3 6.300h7a3.300 3.300 0 0 1 0 6.700H6.500M5.800 3.300l-3 3 3 3',
  calendar: 'M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2.300V5M10.500 2.300V5',
  bell: 'M3.300 11.500h9.400L11.500 9.800V7a3.500 3.500 0 0 0-7 0v2.800zM6.800 13.600h2.400',
  link: 'M6.700 9.300l2.600-2.600M7.300 4.600l1.300-1.300a2.900 2.900 0 0 1 4.100 4.100l-1.300 1.300M8.700 11.400l-1.300 1.300a2.900 2.900 0 0 1-4.100-4.100l1.300-1.300',
  grid: 'M2.500 3h11v10h-11zM2.500 6.500h11M2.500 9.800h11M6.300 3v10',
  code: 'M5.300 4.500 2 8l3.300 3.500M10.700 4.500 14 8l-3.300 3.500',
  split: 'M2.500 3h11v10h-11zM8 3v10',
  menu: 'M2.500 4.500h11M2.500 8h11M2.500 11.500h11',
  phone:
    'M3 3.200 5.200 2.600l1.400 3-1.400 1.200a8 8 0 0 0 4 4l1.200-1.400 3 1.400-.6 2.200c-.1.400-.5.700-.9.600A10.500 10.500 0 0 1 2.400 4.100c-.1-.4.200-.8.600-.9z',
  flag: 'M4 14V2.500M4 3h8l-1.700 2.700L12 8.500H4',
  fit: 'M2.500 5.500v-3h3M10.500 2.500h3v3M13.500 10.500v3h-3M5.500 13.500h-3v-3',
  filter: 'M2.500 4.500h11M4.500 8h7M6.500 11.500h3',
  qr: 'M2.500 2.500H7V7H2.500zM9 2.500h4.500V7H9zM2.500 9H7v4.500H2.500zM9.300 9.300v1.500M13.300 9.300v1.500M11.300 11.300v2.200M13.300 13.300v.010M9.300 13.300v.010',
  save: 'M2.500 2.500h8.300l2.700 2.700v8.300h-11zM5 2.500v3.700h5V2.500M5 13.500V9.300h6v4.200',
  dn: 'M8 2.500v8M4.700 7.300 8 10.600l3.300-3.300M3 13.500h10',
  circle: 'M13.300 8A5.300 5.300 0 1 1 2.700 8a5.300 5.300 0 0 1 10.600 0z',
  out: 'M6.300 2.800H3v10.400h3.300M7 8h6.500M10.700 5.200 13.500 8l-2.800 2.800',
} as const;

const filled = {
  starred: (
    <path d="M8 1.700l2 4.100 4.500.7-3.300 3.100.8 4.500-4-2.100-4 2.100.8-4.500L1.500 6.500l4.500-.7z" />
  ),
  half: (
    <>
      <path className="icon-line" d="M13.300 8A5.300 5.300 0 1 1 2.700 8a5.300 5.300 0 0 1 10.600 0z" />
      <path d="M8 2.700a5.300 5.300 0 0 1 0 10.600z" />
    </>
  ),
  over: (
    <>
      <rect x="1.500" y="1.500" width="13" height="13" rx="2" />
      <path className="icon-cut" d="M5.300 5.300l5.400 5.400M10.700 5.300l-5.400 5.400" />
    </>
  ),
  soon: (
    <>
      <path d="M7.100 1.800a1 1 0 0 1 1.800 0l6.100 11.300a1 1 0 0 1-.9 1.500H1.900a1 1 0 0 1-.9-1.500z" />
      <path className="icon-cut" d="M8 6v4M8 12.200v.020" />
    </>
  ),
  ok: <circle cx="8" cy="8" r="5.100" />,
  pause: <path d="M3.700 2.500h2.800v11H3.700zM9.500 2.500h2.800v11H9.500z" />,
  off: <path d="M13.600 9.700A6 6 0 1 1 6.300 2.400a5 5 0 0 0 7.300 7.300z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof strokes | keyof typeof filled;

export function isIcon(name: string): name is IconName {
  return name in strokes || name in filled;
}

/** All shapes once, at the top of the document; `Icon` refers to them. */
export function IconSprite() {
  return (
    <svg className="icon-sprite" aria-hidden="true">
      {Object.entries(strokes).map(([name, d]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16">
          <path className="icon-line" d={d} />
        </symbol>
      ))}
      {Object.entries(filled).map(([name, shape]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16" fill="currentColor">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

interface IconProps {
  name: IconName;
  size?: 14 | 16 | 20;
  /** Only where an icon stands alone; beside text it is decoration. */
  label?: string;
}

export function Icon({ name, size = 16, label }: IconProps) {
  const spoken =
    label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  return (
    <svg className="icon" width={size} height={size} {...spoken}>
      {label === undefined ? null : <title>{label}</title>}
      <use href={`#icon-${name}`} />
    </svg>
  );
}
