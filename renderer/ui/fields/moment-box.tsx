import { CircleAlert } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './text-box.module.css';

/** In place of a moment that was begun and not finished. */
export const UNFINISHED = 'unfinished';

interface MomentBoxProps {
  readonly label: string;
  /** `2026-11-22` or `2026-11-22T14:05`, empty for none, or `UNFINISHED`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly precision: 'day' | 'minute';
  readonly aside?: ReactNode;
  readonly hint?: string;
  readonly problem: string | null;
  readonly least?: string;
  readonly most?: string;
  readonly inputRef?: (input: HTMLElement | null) => void;
}

/** A day or a moment, by this computer's calendar: typed part by part, or picked. */
export function MomentBox(props: MomentBoxProps) {
  const { label, value, onChange, precision, aside, hint, problem } = props;
  const input = useRef<HTMLInputElement>(null);
  const tell = () => {
    const now = input.current?.validity.badInput ? UNFINISHED : (input.current?.value ?? '');
    if (now !== value) onChange(now);
  };
  return (
    <TextField
      className={styles.field ?? ''}
      value={value === UNFINISHED ? '' : value}
      onChange={tell}
      onBlur={tell}
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <span className={styles.heading}>
        <Label className={styles.label ?? ''}>{label}</Label>
        {aside ? <span className={styles.aside}>{aside}</span> : null}
      </span>
      <div className={styles.box}>
        <Input
          ref={(element) => {
            input.current = element;
            props.inputRef?.(element);
          }}
          className={styles.input ?? ''}
          type={precision === 'day' ? 'date' : 'datetime-local'}
          min={props.least ?? '1900-01-01'}
          max={props.most ?? (precision === 'day' ? '9999-12-31' : '9999-12-31T23:59')}
        />
      </div>
      <FieldError className={styles.problem ?? ''}>
        <CircleAlert size={15} aria-hidden="true" />
        <span>{problem}</span>
      </FieldError>
      {hint && problem === null ? (
        <Text slot="description" className={styles.description ?? ''}>
          {hint}
        </Text>
      ) : null}
    </TextField>
  );
}
