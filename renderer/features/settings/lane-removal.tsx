import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneSummary } from '../../../shared/contract.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';

interface LaneRemovalProps {
  readonly lane: LaneSummary;
  readonly name: string;
  readonly onRemoved: () => void;
}

export function LaneRemoval({ lane, name, onRemoved }: LaneRemovalProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const remove = () =>
    void call.make(
      () => window.facedesk.credentials.remove({ vendor: lane.vendor, mode: lane.mode }),
      (lanes) => {
        setAsking(false);
        onRemoved();
        client.setQueryData(['lanes'], lanes);
      },
    );
  return (
    <>
      <Button look="quiet" aria-label={t('lane.removeOf', { lane: name })} onPress={() => setAsking(true)}>
        {t('lane.remove')}
      </Button>
      <Question
        title={t('lane.question.remove.title', { lane: name })}
        isOpen={isAsking}
        yes={t('lane.question.remove.yes')}
        onYes={remove}
        onNo={() => setAsking(false)}
        isBusy={call.isUnderWay}
      >
        <p>{t('lane.question.remove.text', { vendor: t(`vendor.${lane.vendor}`) })}</p>
        <CallNotice problem={call.problem} />
      </Question>
    </>
  );
}
