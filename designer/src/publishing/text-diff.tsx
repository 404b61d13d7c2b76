import type { TextLine } from '../api/types';
import { useT } from '../i18n/i18n';

/** Unchanged lines around a change that are shown. */
const context = 3;

/** A text against another line by line; long stretches that are the same are one line. */
export function TextDiff({ lines }: { lines: readonly TextLine[] }) {
  const t = useT();
  const near = new Set<number>();
  lines.forEach((line, index) => {
    if (line.mark === ' ') return;
    for (let i = index - context; i <= index + context; i++) near.add(i);
  });
  if (near.size === 0) return <p className="muted">{t('publish.sameText')}</p>;
  return (
    <pre className="text-diff" tabIndex={0} aria-label={t('publish.text')}>
      {lines.map((line, index) => {
        if (!near.has(index)) {
          return index === 0 || near.has(index - 1) ? (
            <span key={index} className="text-diff-gap">
              {'…\n'}
            </span>
          ) : null;
        }
        if (line.mark === '+') {
          return (
            <ins key={index}>
              {`+ ${line.text}`}
              {'\n'}
            </ins>
          );
        }
        if (line.mark === '-') {
          return (
            <del key={index}>
              {`− ${line.text}`}
              {'\n'}
            </del>
          );
        }
        return <span key={index}>{`  ${line.text}\n`}</span>;
      })}
    </pre>
  );
}
