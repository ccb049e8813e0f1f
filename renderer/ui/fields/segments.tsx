import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import styles from './segments.module.css';

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
  readonly isDisabled?: boolean;
}

/** One of a few, side by side, where a word says enough of each. */
export function Segments<Value extends string>({
  label,
  isLabelHidden = false,
  choices,
  value,
  onChange,
  hint,
  isDisabled = false,
}: SegmentsProps<Value>) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      isDisabled={isDisabled}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.segments}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles.segment ?? ''}>
            {choice.name}
          </Radio>
        ))}
      </div>
      {hint ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
    </RadioGroup>
  );
}
