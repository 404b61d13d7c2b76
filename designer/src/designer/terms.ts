/** A term as two fields: its number and its unit. Anything that is not so stays one piece. */
export function splitTerm(term: string | null): { amount: string; unit: string } {
  const parts = /^([0-9.]+) (.+)$/.exec(term ?? '');
  if (parts === null) return { amount: '', unit: term ?? '' };
  return { amount: parts[1] ?? '', unit: plural(parts[2] ?? '') };
}

/** "1 working day" is chosen as "working days"; the language takes both. */
function plural(unit: string): string {
  return /(day|hour|minute|month)$/.test(unit) ? `${unit}s` : unit;
}

export function joinTerm(amount: string, unit: string): string {
  return unit === 'same day' ? unit : `${amount.trim().replace(',', '.')} ${unit}`;
}

/** The number as people read it: 0,5 in Vietnamese. */
export function shownAmount(amount: string, language: string): string {
  return language === 'en' ? amount : amount.replace('.', ',');
}
