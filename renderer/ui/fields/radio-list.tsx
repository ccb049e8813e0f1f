import { CircleAlert } from 'lucide-react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './radio-list.module.css';
import box from './text-box.module.css';

interface RadioListProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  /** Null until one is chosen, which has to be. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly problem?: string | null;
  readonly inputRef?: (input: HTMLElement | null) => void;
}

/** One of a few, none of them likelier than the others. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { label, choices, value, onChange, problem = null, inputRef } = props;
  return (
    <RadioGroup
      ref={(group) => inputRef?.(group?.querySelector('input') ?? null)}
      className={styles.group ?? ''}
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      isRequired
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles.choice ?? ''}>
            <span className={styles.dot} aria-hidden="true" />
            {choice.name}
          </Radio>
        ))}
      </div>
      <FieldError className={box.problem ?? ''}>
        <CircleAlert size={15} aria-hidden="true" />
        <span>{problem}</span>
      </FieldError>
    </RadioGroup>
  );
}
