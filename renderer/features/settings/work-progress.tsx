import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { RecordsWork, RecordsWorkName } from './use-records-work.ts';
import styles from './work-progress.module.css';

interface WorkProgressProps {
  readonly name: RecordsWorkName;
  readonly work: RecordsWork;
  /** Gets the focus if the button that has it goes away. */
  readonly focusAfter: RefObject<HTMLElement | null>;
}

/** How far the work has come, and the way to end it. */
export function WorkProgress({ name, work, focusAfter }: WorkProgressProps) {
  return work.underWay === name ? <Running name={name} work={work} focusAfter={focusAfter} /> : null;
}

function Running({ name, work, focusAfter }: WorkProgressProps) {
  const { t, i18n } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => () => {
      if (box.current?.contains(document.activeElement)) focusAfter.current?.focus();
    },
    [focusAfter],
  );
  const { share } = work;
  const waitsForFile = share === null && name !== 'verify';
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share ?? 0);
  const text = share === null ? t('records.work.begun') : t('records.work.share', { share: percent });
  return (
    <div ref={box} className={styles.progress}>
      <span className={styles.text} role="status">
        {waitsForFile ? t('records.work.chooseFile') : t(`records.work.${name}`)}
      </span>
      <span className={styles.share}>{share === null ? null : percent}</span>
      <div className={styles.bar}>
        <Progress label={t(`records.work.${name}`)} value={share ?? 0} most={share === null ? 0 : 1} valueText={text} />
      </div>
      <Button aria-label={t('records.work.cancelOf', { what: t(`records.work.${name}`) })} onPress={work.cancel}>
        {t('records.work.cancel')}
      </Button>
    </div>
  );
}
