import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import hidden from '../visually-hidden.module.css';
import styles from './pick.module.css';

export interface PickChoice<Value extends string> {
  readonly value: Value;
  readonly name: string;
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly PickChoice<Value>[];
  readonly value: Value;
  /** Stands out, as it leaves something out. */
  readonly isActive: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of a few in little room: what is chosen is on the button, the others come up below. */
export function Pick<Value extends string>({ label, choices, value, isActive, onChange }: PickProps<Value>) {
  return (
    <Select
      className={styles.pick ?? ''}
      value={value}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen as Value);
      }}
    >
      <Label className={hidden.hidden ?? ''}>{label}</Label>
      <Button className={styles.button ?? ''} data-active={isActive || undefined}>
        <SelectValue className={styles.value ?? ''}>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
        <ListBox className={styles.list ?? ''}>
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.name} className={styles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span>{choice.name}</span>
                  {isSelected ? <Check size={15} aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
