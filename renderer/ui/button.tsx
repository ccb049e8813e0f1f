import clsx from 'clsx';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'isPending'> {
  readonly ref?: Ref<HTMLButtonElement>;
  /** `primary` for the one thing a screen is for; `icon` for a square one whose name is its `aria-label`. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'icon';
  /** What it sets off is under way. It does nothing meanwhile, and keeps the focus. */
  readonly isBusy?: boolean;
}

/**
 * React Aria's own `isPending` announces the button by its id, also after the button has gone. What is under
 * way is announced elsewhere here.
 */
export function Button({ look = 'plain', isBusy = false, className, onPress, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      {...(onPress && !isBusy ? { onPress } : {})}
      {...(isBusy ? { 'aria-disabled': true } : {})}
      className={clsx(
        styles.button,
        styles[look],
        isBusy && styles.busy,
        typeof className === 'string' ? className : null,
      )}
    />
  );
}
