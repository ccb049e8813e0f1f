import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './keys.tsx';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: readonly string[];
  readonly placement?: 'top' | 'right' | 'bottom';
  /** The button or link that it explains. */
  readonly children: ReactElement;
}

/** Inside the main part, so that every word on the screen belongs to a landmark. */
function portal() {
  // There is none yet where the first screen is drawn for the page to come with.
  const main = typeof document === 'undefined' ? null : document.querySelector('main');
  return main ? { UNSTABLE_portalContainer: main } : {};
}

export function Tooltip({ text, keys, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6} {...portal()}>
        {text}
        {keys ? <Keys keys={keys} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
