import { ChevronDown, CircleAlert, TriangleAlert } from 'lucide-react';
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import listStyles from './pick.module.css';
import styles from './search-pick.module.css';
import boxStyles from './text-box.module.css';

export interface SearchChoice {
  readonly id: string;
  /** What stands in the box once it is chosen. */
  readonly text: string;
  readonly name: string;
  /** Small and quiet below. */
  readonly about?: string | undefined;
}

interface SearchPickProps {
  readonly label: string;
  readonly aside?: string;
  readonly hint: string;
  readonly problem: React.ReactNode;
  readonly warning: string | null;
  /** What is typed, or was chosen. */
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onBlur: () => void;
  readonly choices: readonly SearchChoice[];
  /** What is chosen; null while it is only typed. */
  readonly chosen: string | null;
  readonly onChoose: (choice: SearchChoice) => void;
  readonly showLabel: string;
  /** Where nothing fits. */
  readonly none: string;
  readonly inputRef?: (input: HTMLInputElement | null) => void;
}

/** A box that searches while one types, and takes only what was chosen from what it has found. */
export function SearchPick(props: SearchPickProps) {
  const { label, aside, hint, problem, warning, text, onType, choices, chosen, onChoose, showLabel, none } = props;
  const choose = (key: Key | null) => {
    const choice = choices.find(({ id }) => id === key);
    if (choice) onChoose(choice);
  };
  return (
    <ComboBox
      className={boxStyles.field ?? ''}
      items={choices}
      inputValue={text}
      onInputChange={(typed) => {
        if (typed !== text) onType(typed);
      }}
      selectedKey={chosen}
      onSelectionChange={choose}
      onBlur={props.onBlur}
      isInvalid={problem !== null}
      validationBehavior="aria"
      allowsCustomValue
      allowsEmptyCollection
    >
      <span className={boxStyles.heading}>
        <Label className={boxStyles.label ?? ''}>{label}</Label>
        {aside ? <span className={boxStyles.aside}>{aside}</span> : null}
      </span>
      <div className={boxStyles.box}>
        <Input
          className={boxStyles.input ?? ''}
          ref={props.inputRef ?? null}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck="false"
        />
        <Button className={styles.button ?? ''} aria-label={showLabel}>
          <ChevronDown size={15} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className={boxStyles.problem ?? ''}>
        <CircleAlert size={15} aria-hidden="true" />
        <span>{problem}</span>
      </FieldError>
      {problem === null ? (
        <Text slot="description" className={boxStyles.description ?? ''}>
          {warning ? (
            <span className={boxStyles.warning}>
              <TriangleAlert size={15} aria-hidden="true" />
              <span>{warning}</span>
            </span>
          ) : (
            hint
          )}
        </Text>
      ) : null}
      <Popover className={`${listStyles.popover} ${styles.popover}`} placement="bottom start" offset={4}>
        <ListBox<SearchChoice>
          className={listStyles.list ?? ''}
          renderEmptyState={() => <p className={styles.none}>{none}</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.text} className={`${listStyles.item} ${styles.item}`}>
              <Text slot="label" className={styles.words ?? ''}>
                <span className={styles.name}>{choice.name}</span>{' '}
                {choice.about ? <span className={styles.about}>{choice.about}</span> : null}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
