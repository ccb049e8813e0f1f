import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';

interface WorkPanelProps<Done extends object> {
  readonly name: 'backUp' | 'restore';
  /** The records are held by a throw-away key, which is for practice only. */
  readonly isUnprotected: boolean;
  /** @param close with what came of it; null for nothing */
  readonly form: (titleRef: RefObject<HTMLHeadingElement | null>, close: (done: Done | null) => void) => ReactNode;
  /** Tells what came of it the last time. */
  readonly notice: (done: Done) => ReactNode;
}

/** Says what can be done here; its form comes in its place once it is wanted. */
export function WorkPanel<Done extends object>({ name, isUnprotected, form, notice }: WorkPanelProps<Done>) {
  const { t } = useTranslation();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const close = (result: Done | null) => {
    setDone(result);
    setOpen(false);
    // Once the form has gone, and what had the focus in it.
    setTimeout(() => title.current?.focus());
  };
  const open = () => {
    setDone(null);
    setOpen(true);
  };
  if (isOpen) return form(title, close);
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelRow}>
        <div className={styles.panelHead}>
          <h3 id={id} ref={title} tabIndex={-1} className={styles.panelTitle}>
            {t(`records.${name}.title`)}
          </h3>
          <p className={styles.quiet}>{t(`records.${name}.text`)}</p>
        </div>
        {isUnprotected ? (
          <p className={styles.lack}>{t(`records.${name}.lack`)}</p>
        ) : (
          <Button className={styles.main ?? ''} onPress={open}>
            {t(`records.${name}.open`)}
          </Button>
        )}
      </div>
      <div role="status" className={styles.outcome}>
        {done && notice(done)}
      </div>
    </section>
  );
}
