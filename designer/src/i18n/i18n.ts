import i18next, { type FormatterModule } from 'i18next';
import { useSyncExternalStore } from 'react';
import { setApiLanguage } from '../api/client';
import vi from '../locales/vi.json';
import { number } from '../text/format';

type Base<K> = K extends `${infer B}_other` ? B : K;

/** Every text of the app: a semantic key of `locales/vi.json`. */
export type Key = Base<keyof typeof vi>;
export type Language = 'vi' | 'en';
export type Translate = (key: Key, values?: Record<string, string | number>) => string;

const stored = 'bpm.language';

/** Numbers in a sentence are written as the language writes them: 1.841 thủ tục, 1,841 procedures. */
const numbersOfTheLanguage: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? number(value, language ?? 'vi') : String(value),
};

/** Vietnamese is the source and always there; English is fetched when somebody asks for it. */
export async function startLanguage(): Promise<void> {
  await i18next.use(numbersOfTheLanguage).init({
    lng: 'vi',
    fallbackLng: 'vi',
    keySeparator: false,
    nsSeparator: false,
    interpolation: {
      escapeValue: false,
      alwaysFormat: true,
    },
    resources: { vi: { translation: vi } },
  });
  if (localStorage.getItem(stored) === 'en') await setLanguage('en');
}

export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const en = await import('../locales/en.json');
    i18next.addResourceBundle('en', 'translation', en.default);
  }
  setApiLanguage(next);
  localStorage.setItem(stored, next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}

export const t: Translate = (key, values) => i18next.t(key, values ?? {});

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => (i18next.language === 'en' ? 'en' : 'vi'));
}

/** The translator; the component is drawn again when the language changes. */
export function useT(): Translate {
  useLanguage();
  return t;
}
