import { CircleAlert } from 'lucide-react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../shared/review.ts';
import box from '../../ui/text-box.module.css';
import reasons from '../history/removal-reasons.module.css';

interface DecisionFieldProps {
  readonly value: Review['decision'] | null;
  readonly onChange: (decision: Review['decision']) => void;
  readonly problem: string | null;
  readonly inputRef: (input: HTMLElement | null) => void;
}

const decisions = ['accepted', 'rejected'] as const;

export function DecisionField({ value, onChange, problem, inputRef }: DecisionFieldProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      ref={(group) => inputRef(group?.querySelector('input') ?? null)}
      className={reasons.group ?? ''}
      value={value}
      onChange={(chosen) => onChange(chosen as Review['decision'])}
      isRequired
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <Label className={reasons.label ?? ''}>{t('review.field.decision')}</Label>
      <div className={reasons.reasons}>
        {decisions.map((decision) => (
          <Radio key={decision} value={decision} className={reasons.reason ?? ''}>
            <span className={reasons.dot} aria-hidden="true" />
            {t(`review.decide.${decision}`)}
          </Radio>
        ))}
      </div>
      <FieldError className={box.problem ?? ''}>
        <CircleAlert size={15} aria-hidden="true" />
        <span>{problem}</span>
      </FieldError>
    </RadioGroup>
  );
}
