import { useTranslation } from 'react-i18next';
import type { LivenessAnswer, Reading } from '../../../shared/answers.ts';
import type { LivenessLookup } from '../../../shared/check.ts';
import { Card } from '../../ui/card.tsx';
import { type Detail, Details } from '../../ui/details.tsx';

interface LivenessDetailsProps {
  readonly lookup: LivenessLookup;
  readonly answer: LivenessAnswer;
}

/** Everything the answer says, as it came. */
export function LivenessDetails({ lookup, answer }: LivenessDetailsProps) {
  const { t } = useTranslation();
  const missing = t('detail.missing');
  const read = (reading: Reading<string | number>): string | null => {
    if (reading.found === 'nothing') return null;
    return reading.found === 'one' ? String(reading.value) : t(`detail.${reading.found}`);
  };
  const details: Detail[] = [
    { label: t('detail.sessionStatus'), value: read(answer.sessionStatus) },
    { label: t('detail.confidence'), value: read(answer.confidence) },
    { label: t('detail.statusCode'), value: answer.statusCode },
    { label: t('detail.statusMessage'), value: answer.statusMessage },
    { label: t('detail.actionCode'), value: answer.actionCode },
    { label: t('detail.environment'), value: answer.environment },
    { label: t('detail.timestamp'), value: answer.timestamp },
    { label: t('detail.orderId'), value: answer.orderId },
    ...(answer.internalCode === null ? [] : [{ label: t('detail.internalCode'), value: answer.internalCode }]),
    { label: t('detail.sessionId'), value: lookup.sessionId, isId: true },
    { label: t('detail.ipayUuid'), value: answer.ipayUuid, isId: true },
    { label: t('detail.customerIp'), value: lookup.customerIp },
    ...(lookup.caseReference === '' ? [] : [{ label: t('detail.caseReference'), value: lookup.caseReference }]),
  ];
  return (
    <Card title={t('check.details')}>
      <Details details={details.map((detail) => ({ ...detail, missing }))} />
    </Card>
  );
}
