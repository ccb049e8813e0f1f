import { type ReactNode, useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './choices.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly text: string;
  /** What has to be known before choosing it. */
  readonly note?: ReactNode;
  readonly isDisabled?: boolean;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  /** For the eye the heading above may say it already. */
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with a sentence that says what it means. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, isLabelHidden = false, choices, value, onChange } = props;
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      {choices.map((choice) => (
        <ChoiceRow key={choice.value} choice={choice} />
      ))}
    </RadioGroup>
  );
}

function ChoiceRow<Value extends string>({ choice }: { readonly choice: Choice<Value> }) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <Radio
        className={styles.radio ?? ''}
        value={choice.value}
        isDisabled={choice.isDisabled ?? false}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-text ${id}-note`}
      >
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.words}>
          <span id={`${id}-name`} className={styles.name}>
            {choice.name}
          </span>
          <span id={`${id}-text`} className={styles.text}>
            {choice.text}
          </span>
        </span>
      </Radio>
      <div id={`${id}-note`} className={styles.note}>
        {choice.note}
      </div>
    </div>
  );
}
