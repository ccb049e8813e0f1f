import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Card } from '../../ui/card.tsx';
import { Segments } from '../../ui/segments.tsx';

interface AtATimeProps {
  readonly atATime: number;
}

/** As many as the main process takes (shared/outbox.ts, which would bring its schemas into the page). */
const choices = ['1', '2', '3', '4'].map((value) => ({ value, name: value }));

/** How many checks are in flight to a vendor at once. */
export function AtATime({ atATime }: AtATimeProps) {
  const { t } = useTranslation();
  const call = useCall();
  return (
    <Card>
      <Segments
        label={t('outbox.atATime.label')}
        hint={t('outbox.atATime.text')}
        choices={choices}
        value={String(atATime)}
        onChange={(chosen) => void call.make(() => window.facedesk.outbox.setAtATime({ atATime: Number(chosen) }))}
      />
      <CallNotice problem={call.problem} />
    </Card>
  );
}
