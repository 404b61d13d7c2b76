import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { Icon } from './icon';
import './field.css';

export interface FieldText {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  /** Said after the label when the field may stay empty. */
  optional?: string | undefined;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label above, control, error or help below, wired for assistive technology. */
export function Field(
  props: FieldText & { id?: string | undefined; children: (wiring: Wiring) => ReactNode },
) {
  const { label, help, error, optional, children } = props;
  const own = useId();
  const id = props.id ?? own;
  const described = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(help === undefined || help === null ? [] : [`${id}-help`]),
  ];
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional === undefined ? null : <span className="field-optional"> {optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      <FieldError id={`${id}-error`} error={error} />
      {help === undefined || help === null ? null : (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p className="field-error" id={id}>
      <Icon name="x" size={14} />
      {error}
    </p>
  );
}

type InputProps = FieldText & Omit<ComponentPropsWithRef<'input'>, 'children'>;

export function Input({ label, help, error, optional, id, className, ...rest }: InputProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(wiring) => (
        <input
          {...rest}
          {...wiring}
          className={`input${rest.type === 'number' ? ' input-number' : ''}${className === undefined ? '' : ` ${className}`}`}
        />
      )}
    </Field>
  );
}

export function TextArea({
  label,
  help,
  error,
  optional,
  id,
  className,
  ...rest
}: FieldText & Omit<ComponentPropsWithRef<'textarea'>, 'children'>) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(wiring) => (
        <textarea
          rows={3}
          {...rest}
          {...wiring}
          className={`input input-area${className === undefined ? '' : ` ${className}`}`}
        />
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({
  label,
  help,
  error,
  optional,
  id,
  options,
  ...rest
}: FieldText & Omit<ComponentPropsWithRef<'select'>, 'children'> & { options: readonly Option[] }) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(wiring) => (
        <select {...rest} {...wiring} className="input input-select">
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type BoxProps = Omit<ComponentPropsWithRef<'input'>, 'type' | 'children'> & {
  label: ReactNode;
  detail?: ReactNode;
};

export function Checkbox({ label, detail, className, ...rest }: BoxProps) {
  return (
    <label className={`box${className === undefined ? '' : ` ${className}`}`}>
      <input type="checkbox" {...rest} className="box-mark" />
      <span className="box-text">
        <span>{label}</span>
        {detail === undefined || detail === null ? null : <span className="small">{detail}</span>}
      </span>
    </label>
  );
}

export function Radio({ label, detail, className, ...rest }: BoxProps) {
  return (
    <label className={`box${className === undefined ? '' : ` ${className}`}`}>
      <input type="radio" {...rest} className="box-mark box-round" />
      <span className="box-text">
        <span>{label}</span>
        {detail === undefined || detail === null ? null : <span className="small">{detail}</span>}
      </span>
    </label>
  );
}

/** A group of boxes under one question. */
export function Choice({
  label,
  error,
  id,
  inline = false,
  children,
}: {
  label: ReactNode;
  error?: string | undefined;
  id?: string;
  inline?: boolean;
  children: ReactNode;
}) {
  const own = useId();
  const name = id ?? own;
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend className="field-label">{label}</legend>
      <div className={inline ? 'choice choice-inline' : 'choice'}>{children}</div>
      <FieldError id={`${name}-error`} error={error} />
    </fieldset>
  );
}
