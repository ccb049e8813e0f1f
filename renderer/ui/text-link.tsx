import clsx from 'clsx';
import { Link, type LinkProps } from 'react-aria-components';
import styles from './text-link.module.css';

interface TextLinkProps extends Omit<LinkProps, 'className'> {
  readonly className?: string | undefined;
  /** It has a name in it, which may be long. */
  readonly isWrapping?: boolean;
}

/** A link within a sentence. */
export function TextLink({ isWrapping = false, className, ...props }: TextLinkProps) {
  return <Link {...props} className={clsx(styles.link, isWrapping && styles.wrapping, className)} />;
}
