import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './fold.module.css';

interface FoldProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part that only some people want to see, folded away under its title. */
export function Fold({ title, children }: FoldProps) {
  return (
    <Disclosure className={styles.fold ?? ''}>
      <Heading level={3} className={styles.heading ?? ''}>
        <Button slot="trigger" className={styles.trigger ?? ''}>
          <ChevronRight size={16} aria-hidden="true" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>
        <div className={styles.content}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
