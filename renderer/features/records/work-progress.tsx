import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { WorkBar } from '../../ui/work-bar.tsx';
import type { RecordsWork, RecordsWorkName } from './use-records-work.ts';

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
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => () => {
      if (box.current?.contains(document.activeElement)) focusAfter.current?.focus();
    },
    [focusAfter],
  );
  const { share } = work;
  const waitsForFile = share === null && name !== 'verify';
  const label = t(`records.work.${name}`);
  return (
    <div ref={box}>
      <WorkBar
        label={label}
        {...(waitsForFile ? { status: t('records.work.chooseFile') } : {})}
        share={share}
        begun={t('records.work.begun')}
        done={(percent) => t('records.work.share', { share: percent })}
        end={
          <Button aria-label={t('records.work.cancelOf', { what: label })} onPress={work.cancel}>
            {t('records.work.cancel')}
          </Button>
        }
      />
    </div>
  );
}
