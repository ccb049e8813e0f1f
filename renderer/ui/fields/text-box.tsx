import clsx from 'clsx';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import styles from './text-box.module.css';

interface TextBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly onBlur?: () => void;
  readonly hint?: string;
  /** Small and quiet beside the label, such as “optional”. */
  readonly aside?: ReactNode;
  /** What is wrong, in a sentence, perhaps with the way out; null for nothing. */
  readonly problem: ReactNode;
  /** What is doubtful but allowed. */
  readonly warning?: string | null;
  readonly isRequired?: boolean;
  /** It can be read and copied, and not changed here. */
  readonly isReadOnly?: boolean;
  /** For ids and numbers: fixed widths, nothing corrected. */
  readonly isCode?: boolean;
  readonly inputMode?: 'text' | 'decimal';
  /** What is typed is hidden from onlookers. */
  readonly isHidden?: boolean;
  /** Several lines, for what is pasted as a block. */
  readonly lines?: number;
  readonly placeholder?: string;
  /** A second way to enter the same value, beside the box. */
  readonly start?: ReactNode;
  /** A button inside the box, at its end. */
  readonly end?: ReactNode;
  readonly inputRef?: (input: HTMLInputElement | HTMLTextAreaElement | null) => void;
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
      isReadOnly={props.isReadOnly ?? false}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      inputMode={props.inputMode ?? 'text'}
      type={props.isHidden ? 'password' : 'text'}
    >
      <span className={styles.heading}>
        <Label className={styles.label ?? ''}>{label}</Label>
        {aside ? <span className={styles.aside}>{aside}</span> : null}
      </span>
      <div className={styles.row}>
        {props.start}
        <div className={clsx(styles.box, props.start && styles.narrow)}>
          <Entry {...props} isCode={isCode} />
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

function Entry({ lines, placeholder, isCode, inputRef }: TextBoxProps) {
  const common = {
    ref: inputRef ?? null,
    'data-code': isCode || undefined,
    autoCapitalize: 'off',
    autoCorrect: 'off',
    ...(placeholder ? { placeholder } : {}),
  };
  if (lines === undefined) return <Input {...common} className={styles.input ?? ''} />;
  return <TextArea {...common} rows={lines} className={clsx(styles.input, styles.area)} />;
}
