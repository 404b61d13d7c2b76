const browsers: readonly [RegExp, string][] = [
  [/Edg[A-Z]?\//i, 'Edge'],
  [/OPR\/|Opera/i, 'Opera'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/Firefox\/|FxiOS\//i, 'Firefox'],
  [/Chrome\/|CriOS\//i, 'Chrome'],
  [/Safari\//i, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iOS'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'macOS'],
  [/Linux/i, 'Linux'],
];

/** How a browser names itself, as people know it: "Chrome · Windows"; null when it says nothing known. */
export function browserOf(agent: string): string | null {
  const browser = browsers.find(([mark]) => mark.test(agent))?.[1];
  const system = systems.find(([mark]) => mark.test(agent))?.[1];
  return browser === undefined ? null : system === undefined ? browser : `${browser} · ${system}`;
}
