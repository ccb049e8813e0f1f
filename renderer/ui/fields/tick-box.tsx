import { Check } from 'lucide-react';
import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import styles from './tick-box.module.css';

interface TickBoxProps {
  readonly name: string;
  /** What ticking it means, in a sentence. */
  readonly text: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
  readonly isDisabled?: boolean;
}

/** Something that can be wanted or not. */
export function TickBox({ name, text, isTicked, onChange, isDisabled = false }: TickBoxProps) {
  const id = useId();
  return (
    <Checkbox
      className={styles.tick ?? ''}
      isSelected={isTicked}
      onChange={onChange}
      isDisabled={isDisabled}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-text`}
    >
      <TickMark isTicked={isTicked} />
      <span className={styles.words}>
        <span id={`${id}-name`} className={styles.name}>
          {name}
        </span>
        <span id={`${id}-text`} className={styles.text}>
          {text}
        </span>
      </span>
    </Checkbox>
  );
}

/** The box alone, where something else says what it is. */
export function TickMark({ isTicked }: { readonly isTicked: boolean }) {
  return (
    <span className={styles.mark} data-ticked={isTicked || undefined} aria-hidden="true">
      {isTicked ? <Check size={13} strokeWidth={3} /> : null}
    </span>
  );
}
