import clsx from 'clsx';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';

interface ButtonProps extends AriaButtonProps {
  /** `primary` for the one thing a screen is for; `icon` for a square one whose name is its `aria-label`. */
  readonly ref?: Ref<HTMLButtonElement>;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'icon';
}

export function Button({ look = 'plain', className, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={clsx(styles.button, styles[look], typeof className === 'string' ? className : null)}
    />
  );
}
