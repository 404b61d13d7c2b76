import { useLanguage } from '../i18n/i18n';
import type { Choice, Choices, StepRow } from './types';

/** Words for what stands in the text: names of roles and places in the reader's language. */
export function useWords(choices: Choices | null) {
  const language = useLanguage();
  const word = (list: readonly Choice[] | undefined, value: string | null): string => {
    if (value === null) return '–';
    const found = list?.find((choice) => choice.value === value);
    return found === undefined ? value : language === 'en' ? found.en : found.vi;
  };
  return {
    role: (id: string | null) => word(choices?.roles, id),
    place: (at: string | null) => capital(word(choices?.places, at)),
    term: (row: StepRow) =>
      (language === 'en' ? row.within : (row.withinVi ?? row.within)) ??
      (row.share === null ? '–' : row.share),
    options: (list: readonly Choice[]) =>
      list.map((choice) => ({
        value: choice.value,
        label: language === 'en' ? choice.en : choice.vi,
      })),
  };
}

/** Words of the language begin small, cells of a table begin with a capital. */
function capital(text: string): string {
  return text.startsWith('{') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
