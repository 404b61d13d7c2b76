import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { search } from '../text/fold';
import { Field, type FieldText } from './field';
import './combobox.css';

interface ComboboxProps<T> extends FieldText {
  id?: string;
  items: readonly T[];
  value: T | null;
  itemKey: (item: T) => string;
  itemText: (item: T) => string;
  /** What search looks at when it is more than the text shown. */
  itemSearch?: (item: T) => string;
  itemDetail?: (item: T) => ReactNode;
  placeholder?: string;
  nothing: string;
  required?: boolean;
  onChange: (item: T | null) => void;
}

const most = 50;

/** A field with a searchable list; marks may be left out while typing. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { items, value, itemKey, itemText, itemDetail, onChange } = props;
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const found = open ? search(items, typed, props.itemSearch ?? itemText).slice(0, most) : [];
  const shown = typed ?? (value === null ? '' : itemText(value));

  function choose(item: T | undefined): void {
    if (item === undefined) return;
    onChange(item);
    setTyped(null);
  }

  function key(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setTyped('');
      else setActive(Math.max(0, Math.min(found.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  }

  return (
    <Field label={props.label} help={props.help} error={props.error} optional={props.optional} id={props.id}>
      {(wiring) => (
        <div className="combobox">
          <input
            {...wiring}
            className="input"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={list}
            aria-activedescendant={
              open && found[active] !== undefined ? `${list}-${String(active)}` : undefined
            }
            aria-required={props.required}
            placeholder={props.placeholder}
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              if (value !== null) onChange(null);
            }}
            onClick={() => {
              if (!open) setTyped('');
            }}
            onKeyDown={key}
            onBlur={() => setTyped(null)}
          />
          <ul id={list} role="listbox" className="combobox-list" hidden={!open}>
            {found.map((item, index) => (
              <li
                key={itemKey(item)}
                id={`${list}-${String(index)}`}
                role="option"
                aria-selected={index === active}
                className="combobox-item"
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(item);
                }}
              >
                <span>{itemText(item)}</span>
                {itemDetail === undefined ? null : <span className="small">{itemDetail(item)}</span>}
              </li>
            ))}
            {open && found.length === 0 ? (
              <li className="combobox-nothing" role="option" aria-selected={false} aria-disabled="true">
                {props.nothing}
              </li>
            ) : null}
          </ul>
        </div>
      )}
    </Field>
  );
}
