import { useTranslation } from 'react-i18next';
import type { MatchAnswer } from '../../../shared/answers.ts';
import type { FaceMatch } from '../../../shared/check.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { type Detail, Details } from '../../ui/details.tsx';

interface MatchDetailsProps {
  readonly match: FaceMatch;
  readonly answer: MatchAnswer;
}

/** What was sent and what came back, as it came. */
export function MatchDetails({ match, answer }: MatchDetailsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const missing = t('detail.missing');
  const details: Detail[] = [
    { label: t('detail.score'), value: answer.score === null ? null : String(answer.score) },
    { label: t('detail.threshold'), value: formats.score(match.threshold, 2, 2) },
    { label: t('detail.result'), value: answer.result },
    { label: t('detail.status'), value: answer.status },
    { label: t('detail.refId'), value: answer.refId, isId: true },
    { label: t('detail.requestId'), value: answer.requestId, isId: true },
    { label: t('detail.verificationId'), value: match.verificationId, isId: true },
    ...(match.caseReference === '' ? [] : [{ label: t('detail.caseReference'), value: match.caseReference }]),
  ];
  return (
    <Card title={t('check.details')}>
      <Details details={details.map((detail) => ({ ...detail, missing }))} />
    </Card>
  );
}
