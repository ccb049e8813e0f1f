import clsx from 'clsx';
import { CircleFadingArrowUp, HardDrive, LockKeyhole, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './records-door.module.css';

const icons = { locked: LockKeyhole, trouble: TriangleAlert, disk: HardDrive, newer: CircleFadingArrowUp };

interface DoorFrameProps {
  readonly look: keyof typeof icons;
  /** For the window's title, where it isn't the records' door. */
  readonly name?: string;
  readonly title: string;
  readonly text?: string;
  /** What is typed first takes the focus; without it the title does, as everything else has gone. */
  readonly hasFirstField?: boolean;
  readonly children?: ReactNode;
}

/** One calm column, whatever has closed the records, or broken a screen. */
export function DoorFrame({ look, name: given, title, text, hasFirstField = false, children }: DoorFrameProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = given ?? t('records.door.name');
  useEffect(() => {
    document.title = t('shell.title', { screen: name });
  }, [t, name]);
  useEffect(() => {
    if (!hasFirstField) heading.current?.focus();
  }, [hasFirstField]);
  const Icon = icons[look];
  return (
    <div className={styles.door}>
      <div className={styles.column}>
        <header className={styles.header}>
          <span className={clsx(styles.icon, styles[look])}>
            <Icon size={24} aria-hidden="true" />
          </span>
          <div className={styles.words}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {text ? <p className={styles.text}>{text}</p> : null}
          </div>
        </header>
        {children}
      </div>
    </div>
  );
}
