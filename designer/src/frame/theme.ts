export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export const themes: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];

const stored = 'bpm.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');

export function currentTheme(): Theme {
  const own = localStorage.getItem(stored);
  return themes.find((theme) => theme === own) ?? 'system';
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(stored, theme);
  paint();
}

/** The system's wish first, then the person's own choice. */
function paint(): void {
  const own = currentTheme();
  const system = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
  const root = document.documentElement;
  root.dataset['palette'] = own === 'system' ? system : own;
  if (own === 'light' || own === 'dark') root.dataset['theme'] = own;
  else delete root.dataset['theme'];
}

export function startTheme(): void {
  paint();
  dark.addEventListener('change', paint);
  contrast.addEventListener('change', paint);
}
