import { ChevronDown, Sparkles } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import styles from './sample-menu.module.css';

interface Sample<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly text?: string;
}

interface SampleMenuProps<Id extends string> {
  readonly label: string;
  readonly name?: string;
  readonly look?: 'plain' | 'quiet';
  readonly samples: readonly Sample<Id>[];
  readonly onPick: (id: Id) => void;
}

/** In practice mode: something to try, without having to have it. */
export function SampleMenu<Id extends string>({ label, name, look = 'plain', samples, onPick }: SampleMenuProps<Id>) {
  return (
    <MenuTrigger>
      <Button look={look} aria-label={name ?? label} className={styles.button ?? ''}>
        <Sparkles size={15} aria-hidden="true" />
        {label}
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu className={styles.menu ?? ''} aria-label={name ?? label} onAction={(key) => onPick(key as Id)}>
          {samples.map((sample) => (
            <MenuItem key={sample.id} id={sample.id} className={styles.item ?? ''} textValue={sample.name}>
              <Text slot="label" className={styles.words ?? ''}>
                <span>{sample.name}</span> {sample.text ? <span className={styles.text}>{sample.text}</span> : null}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
