import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, LaneSummary } from '../../../shared/contract.ts';
import { type Mode, modes } from '../../../shared/mode.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { laneReadiness } from '../../app/lane-readiness.ts';
import { Choices } from '../../ui/choices.tsx';
import styles from './mode-section.module.css';
import { ProductionQuestion } from './production-question.tsx';
import { Section, useSectionHeading } from './section.tsx';

interface ModeSectionProps {
  readonly program: AnswerOf<'program.describe'>;
  readonly vault: VaultStatus;
  readonly lanes: readonly LaneSummary[];
}

export function ModeSection({ program, vault, lanes }: ModeSectionProps) {
  const { t } = useTranslation();
  const heading = useSectionHeading('mode');
  const change = useCall();
  const [isAsking, setAsking] = useState(false);
  const switchTo = (mode: Mode, productionAgreed: boolean) =>
    void change.make(
      () => window.facedesk.program.switchMode({ mode, productionAgreed }),
      () => setAsking(false),
    );
  const choices = modes.map((mode) => ({
    value: mode,
    name: t(`mode.${mode}.name`),
    text: t(`mode.${mode}.text`),
    note: mode === 'practice' ? null : <Readiness lanes={lanes.filter((lane) => lane.mode === mode)} vault={vault} />,
  }));
  return (
    <Section name="mode" headingRef={heading}>
      <Choices
        label={t('settings.section.mode.title')}
        isLabelHidden
        choices={choices}
        value={program.mode}
        onChange={(mode) => {
          if (mode === 'production' && !program.productionAgreed) setAsking(true);
          else switchTo(mode, false);
        }}
      />
      {isAsking ? null : <CallNotice problem={change.problem} />}
      <ProductionQuestion
        isOpen={isAsking}
        isBusy={change.isUnderWay}
        problem={change.problem}
        onYes={() => switchTo('production', true)}
        onNo={() => setAsking(false)}
      />
    </Section>
  );
}

/** What a mode still lacks, said before it is chosen. */
function Readiness({ lanes, vault }: Pick<ModeSectionProps, 'lanes' | 'vault'>) {
  const { t } = useTranslation();
  return lanes.map((lane) => {
    const lack = laneReadiness(lane, vault);
    return lack ? (
      <span key={lane.vendor} className={styles.lack}>
        <TriangleAlert size={15} aria-hidden="true" />
        <span>{t(`lane.lack.${lack}`, { vendor: t(`vendor.${lane.vendor}`) })}</span>
      </span>
    ) : null;
  });
}
