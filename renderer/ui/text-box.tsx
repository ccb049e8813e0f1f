import clsx from 'clsx';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './text-box.module.css';

interface TextBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly onBlur?: () => void;
  readonly hint?: string;
  /** Small and quiet beside the label, such as “optional”. */
  readonly aside?: ReactNode;
  /** What is wrong, in a sentence; null for nothing. */
  readonly problem: string | null;
  /** What is doubtful but allowed. */
  readonly warning?: string | null;
  readonly isRequired?: boolean;
  /** For ids and numbers: fixed widths, nothing corrected. */
  readonly isCode?: boolean;
  readonly inputMode?: 'text' | 'decimal';
  /** A second way to enter the same value, beside the box. */
  readonly start?: ReactNode;
  /** A button inside the box, at its end. */
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextBox(props: TextBoxProps) {
  const { label, value, onChange, hint, aside, problem, warning, isRequired = false, isCode = false } = props;
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      isInvalid={problem !== null}
      isRequired={isRequired}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      inputMode={props.inputMode ?? 'text'}
    >
      <span className={styles.heading}>
        <Label className={styles.label ?? ''}>{label}</Label>
        {aside ? <span className={styles.aside}>{aside}</span> : null}
      </span>
      <div className={styles.row}>
        {props.start}
        <div className={clsx(styles.box, props.start && styles.narrow)}>
          <Input
            ref={props.inputRef ?? null}
            className={styles.input ?? ''}
            data-code={isCode || undefined}
            autoCapitalize="off"
            autoCorrect="off"
          />
          {props.end}
        </div>
      </div>
      <FieldError className={styles.problem ?? ''}>
        <CircleAlert size={15} aria-hidden="true" />
        <span>{problem}</span>
      </FieldError>
      {hint || warning ? (
        <Text slot="description" className={styles.description ?? ''}>
          {warning && problem === null ? (
            <span className={styles.warning}>
              <TriangleAlert size={15} aria-hidden="true" />
              <span>{warning}</span>
            </span>
          ) : problem === null ? (
            hint
          ) : null}
        </Text>
      ) : null}
    </TextField>
  );
}
