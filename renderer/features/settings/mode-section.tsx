import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import { type Mode, modes } from '../../../shared/mode.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { laneReadiness } from '../../base/lane-readiness.ts';
import { Section } from '../../base/panels/section.tsx';
import { useOperatorSettings } from '../../base/use-settings.ts';
import { Choices } from '../../ui/fields/choices.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './mode-section.module.css';

interface ModeSectionProps {
  readonly program: AnswerOf<'program.describe'>;
  readonly vault: VaultStatus;
  readonly lanes: readonly LaneSummary[];
}

/** Which vendors checks go to. What production means is asked once. */
export function ModeSection({ program, vault, lanes }: ModeSectionProps) {
  const { t } = useTranslation();
  const change = useCall();
  const [isAsking, setAsking] = useState(false);
  // Without one the main process refuses, and there is nothing to agree to.
  const hasPassMark = Boolean(useOperatorSettings().data?.livenessPolicy);
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
    <Section name="mode">
      <Choices
        label={t('settings.section.mode.title')}
        isLabelHidden
        choices={choices}
        value={program.mode}
        onChange={(mode) => {
          if (mode === 'production' && hasPassMark && !program.productionAgreed) setAsking(true);
          else switchTo(mode, false);
        }}
      />
      {isAsking ? null : <CallNotice problem={change.problem} />}
      <Question
        title={t('mode.agreement.title')}
        isOpen={isAsking}
        yes={t('mode.agreement.yes')}
        onYes={() => switchTo('production', true)}
        onNo={() => setAsking(false)}
        isBusy={change.isUnderWay}
      >
        <p>{t('mode.agreement.intro')}</p>
        <ul>
          <li>{t('mode.agreement.faces')}</li>
          <li>{t('mode.agreement.money')}</li>
          <li>{t('mode.agreement.people')}</li>
        </ul>
        <p>{t('mode.agreement.end')}</p>
        <CallNotice problem={change.problem} />
      </Question>
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
