import { Check, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { adviceOf } from '../../../shared/picture/face-advice.ts';
import type { Subject } from '../../../shared/picture/picture.ts';
import type { FaceCheck } from '../../sight/faces/use-face-check.ts';
import styles from './well-advice.module.css';

interface WellAdviceProps {
  readonly check: FaceCheck;
  readonly subject: Subject;
  /** What can be done about it. */
  readonly children: ReactNode;
}

/** What may be better about a picture, before it is sent; it may be sent as it is. */
export function WellAdvice({ check, subject, children }: WellAdviceProps) {
  const { t } = useTranslation();
  if (check.state === 'none') return null;
  const advice = check.state === 'looked' ? adviceOf(check.measures, subject).advice : [];
  return (
    <div className={styles.advice}>
      <div role="status">
        {check.state === 'looked' ? null : <p>{t(`faceCheck.${check.state}`)}</p>}
        {check.state === 'looked' && advice.length === 0 ? (
          <p>
            <Check size={13} aria-hidden="true" />
            {t('faceCheck.nothing')}
          </p>
        ) : null}
        {advice.map((code) => (
          <p key={code} className={styles.one}>
            <Lightbulb size={13} aria-hidden="true" />
            {t(`faceAdvice.${subject}.${code}`, { count: check.faces.length })}
          </p>
        ))}
      </div>
      {children}
    </div>
  );
}
