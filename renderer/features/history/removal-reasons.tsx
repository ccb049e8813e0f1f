import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type RemovalReason, removalReasons } from '../../../shared/case.ts';
import styles from './removal-reasons.module.css';

interface RemovalReasonsProps {
  readonly value: RemovalReason | null;
  readonly onChange: (reason: RemovalReason) => void;
}

/** One of the reasons there are: no free text, as that would be personal and the audit keeps it. */
export function RemovalReasons({ value, onChange }: RemovalReasonsProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={value}
      onChange={(chosen) => onChange(chosen as RemovalReason)}
      isRequired
    >
      <Label className={styles.label ?? ''}>{t('removal.reason')}</Label>
      <div className={styles.reasons}>
        {removalReasons.map((reason) => (
          <Radio key={reason} value={reason} className={styles.reason ?? ''}>
            <span className={styles.dot} aria-hidden="true" />
            {t(`removal.reasons.${reason}`)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
