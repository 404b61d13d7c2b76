import { memo, useRef, useState } from 'react';
import type { CutView, ReductionRow } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { number } from '../text/format';
import { Empty } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { usePhone } from '../ui/page';
import { useVirtualRows } from '../ui/virtual-rows';

const height = 44;
const cardHeight = 64;

interface CutGridProps {
  rows: readonly ReductionRow[];
  cuts: ReadonlyMap<string, CutView>;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  /** Nothing typed: the procedure is left out again. Undefined: nothing may be changed now. */
  onCut: ((code: string, to: string) => void) | undefined;
  onSteps: ((row: ReductionRow) => void) | undefined;
}

/** One row a procedure: law, now, real, proposal, effect. Only the visible rows are drawn. */
export function CutGrid({ rows, cuts, chosen, onChoose, onCut, onSteps }: CutGridProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const shown = useVirtualRows(box, rows.length, usePhone() ? cardHeight : height);
  const all = rows.filter((row) => row.locked === null);
  const allChosen = all.length > 0 && all.every((row) => chosen.has(row.code));

  const latest = useRef({ chosen, onChoose, onCut, onSteps });
  latest.current = { chosen, onChoose, onCut, onSteps };
  const [act] = useState(() => ({
    choose: (code: string): void => {
      const next = new Set(latest.current.chosen);
      if (!next.delete(code)) next.add(code);
      latest.current.onChoose(next);
    },
    cut: (code: string, to: string): void => latest.current.onCut?.(code, to),
    steps: (row: ReductionRow): void => latest.current.onSteps?.(row),
  }));

  if (rows.length === 0) return <Empty icon="search" what={t('cut.none')} why={t('cut.noneWhy')} />;
  return (
    <div className="cut-box" ref={box} tabIndex={0} role="region" aria-label={t('cut.grid')}>
      <table className="table table-sticky cut-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="cut-pick">
              <input
                type="checkbox"
                className="box-mark"
                aria-label={t('cut.chooseAll', { count: all.length })}
                checked={allChosen}
                disabled={onCut === undefined}
                onChange={() => onChoose(allChosen ? new Set() : new Set(all.map((row) => row.code)))}
              />
            </th>
            <th scope="col">{t('procedures.name')}</th>
            <th scope="col" className="numeric cut-number cut-wide">
              {t('cut.law')}
            </th>
            <th scope="col" className="numeric cut-number cut-wide">
              {t('cut.now')}
            </th>
            <th scope="col" className="numeric cut-number cut-wide" title={t('cut.p90Why')}>
              p90
            </th>
            <th scope="col" className="cut-proposal">
              {t('cut.proposed')}
            </th>
            <th scope="col" className="numeric cut-number cut-wide">
              {t('cut.cut')}
            </th>
            <th scope="col" className="numeric cut-number cut-wide">
              %
            </th>
            <th scope="col" className="numeric cut-number cut-wide" title={t('cut.lateWhy')}>
              {t('cut.late')}
            </th>
            <th scope="col" className="cut-steps">
              {t('cut.steps')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.above > 0 ? <tr aria-hidden="true" style={{ height: shown.above }} /> : null}
          {rows.slice(shown.from, shown.to).map((row, index) => (
            <Row
              key={row.code}
              row={row}
              cut={cuts.get(row.code)}
              chosen={chosen.has(row.code)}
              index={shown.from + index + 2}
              edits={onCut !== undefined}
              hasSteps={onSteps !== undefined}
              act={act}
            />
          ))}
          {shown.below > 0 ? <tr aria-hidden="true" style={{ height: shown.below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  row: ReductionRow;
  cut: CutView | undefined;
  chosen: boolean;
  index: number;
  edits: boolean;
  hasSteps: boolean;
  act: {
    choose: (code: string) => void;
    cut: (code: string, to: string) => void;
    steps: (row: ReductionRow) => void;
  };
}

/** Drawn again only when something of its own has changed. */
const Row = memo(function Row({ row, cut, chosen, index, edits, hasSteps, act }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const shown = (value: number | null) => (value === null ? '–' : number(value, language));
  return (
    <tr
      className={chosen ? 'table-row cut-chosen' : 'table-row'}
      aria-rowindex={index}
      data-testid="cut-row"
      data-code={row.code}
    >
      <td>
        {row.locked === null ? (
          <input
            type="checkbox"
            className="box-mark"
            aria-label={t('cut.choose', { name: row.name })}
            checked={chosen}
            disabled={!edits}
            onChange={() => act.choose(row.code)}
          />
        ) : (
          <Icon name="lock" />
        )}
      </td>
      <th scope="row" title={row.name}>
        <span className="cut-name">{row.name}</span>
        <span className="small cut-about">
          {row.code} · {row.locked ?? row.unit} ·{' '}
          {row.received === 0 ? t('cut.noData') : t('cut.year', { count: row.received })}
          {row.cases > 0 ? ` · ${t('cut.cases', { count: row.cases })}` : ''}
        </span>
        <span className="small cut-about cut-brief">
          {t('cut.law')} {shown(row.lawAmount)} · {t('cut.now')} {shown(row.nowAmount)}
          {cut === undefined ? '' : ` · ${t('cut.cut')} ${cut.cut}`}
        </span>
      </th>
      <td className="numeric cut-wide">{shown(row.lawAmount)}</td>
      <td className="numeric cut-wide">{shown(row.nowAmount)}</td>
      <td className="numeric cut-wide">{row.p90 === null ? '–' : number(row.p90, language)}</td>
      <td>
        {row.locked !== null ? (
          '–'
        ) : edits ? (
          <Cell row={row} cut={cut} act={act} />
        ) : (
          <span className="cut-shown">{cut === undefined ? '–' : number(cut.proposed, language)}</span>
        )}
      </td>
      <td className="numeric strong cut-wide" data-testid="cut-value">
        {cut?.cut ?? '–'}
      </td>
      <td className="numeric cut-wide">{cut?.percent ?? '–'}</td>
      <td
        className={cut?.belowP90 === true ? 'numeric cut-wide cut-worse' : 'numeric cut-wide'}
        title={cut?.onTime ?? undefined}
        data-testid="cut-late"
      >
        {row.finished === 0
          ? '–'
          : cut === undefined
            ? shown(row.lateNow)
            : `${shown(row.lateNow)} → ${shown(cut.late)}${cut.belowP90 ? ' ▲' : ''}`}
      </td>
      <td>
        {hasSteps && cut !== undefined ? (
          <Button small kind="light" onClick={() => act.steps(row)}>
            {t('cut.openSteps')}
            <span className="visually-hidden"> {row.name}</span>
          </Button>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
});

/** Typed, then Enter or leaving the field sends it; the server rounds nothing that a person wrote. */
function Cell({ row, cut, act }: Pick<RowProps, 'row' | 'cut' | 'act'>) {
  const t = useT();
  const language = useLanguage();
  const value = cut === undefined ? '' : number(cut.proposed, language);
  const [typed, setTyped] = useState<string | null>(null);
  function send(): void {
    if (typed !== null && typed.trim() !== value) act.cut(row.code, typed.trim());
    setTyped(null);
  }
  return (
    <input
      className="input input-number cut-cell"
      inputMode="decimal"
      aria-label={t('cut.cell', { name: row.name, unit: row.unit })}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
