import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mode } from '../../../../shared/mode.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Choices } from '../../../ui/fields/choices.tsx';

type Decision = 'askAgain' | 'close';
const decisions = ['askAgain', 'close'] as const;

interface LostDecisionProps {
  readonly mode: Mode;
  /** The customer, to be named before anything is decided. */
  readonly whose: ReactNode;
  /** Null for later. */
  readonly onDecided: (decision: Decision | null) => void;
}

/** What becomes of a match whose result is lost, each choice with its cost. Nothing is chosen beforehand. */
export function LostDecision({ mode, whose, onDecided }: LostDecisionProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const later = () => onDecided(null);
  return (
    <Dialog
      title={t('check.decision.title')}
      isOpen
      onDismiss={later}
      actions={
        <>
          <Button onPress={later}>{t('check.decision.later')}</Button>
          <Button look="primary" isDisabled={chosen === null} onPress={() => onDecided(chosen)}>
            {chosen ? t(`check.decision.yes.${chosen}`) : t('check.decide')}
          </Button>
        </>
      }
    >
      {whose}
      <p>{t('check.decision.text')}</p>
      <Choices
        label={t('check.decision.label')}
        isLabelHidden
        value={chosen}
        onChange={setChosen}
        choices={decisions.map((decision) => ({
          value: decision,
          name: t(`check.decision.${decision}.name`),
          text: t(
            decision === 'askAgain' && mode === 'practice'
              ? 'check.decision.askAgain.practice'
              : `check.decision.${decision}.text`,
          ),
        }))}
      />
    </Dialog>
  );
}
