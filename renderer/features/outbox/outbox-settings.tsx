import { useTranslation } from 'react-i18next';
import type { OutboxView } from '../../../shared/check/outbox.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { Card } from '../../ui/card.tsx';
import { Segments } from '../../ui/fields/segments.tsx';

/** What the main process takes (shared/check/outbox.ts, which would bring its schemas into the page), or leaves open. */
const choices = { atATime: [1, 2, 3, 4], matchesAMinute: [10, 25, 50, 100] } as const;
type Setting = keyof typeof choices;

/** How many checks are in flight to a vendor at once, and what this laptop takes of the merchant's limit. */
export function OutboxSettings({ outbox }: { readonly outbox: Pick<OutboxView, Setting> }) {
  return (['atATime', 'matchesAMinute'] as const).map((name) => (
    <NumberSetting key={name} name={name} value={outbox[name]} />
  ));
}

function NumberSetting({ name, value }: { readonly name: Setting; readonly value: number }) {
  const { t } = useTranslation();
  const call = useCall();
  const { outbox } = window.facedesk;
  const choose = (chosen: number) =>
    void call.make(() =>
      name === 'atATime'
        ? outbox.setAtATime({ atATime: chosen })
        : outbox.setMatchesAMinute({ matchesAMinute: chosen }),
    );
  return (
    <Card>
      <Segments
        label={t(`outbox.${name}.label`)}
        hint={t(`outbox.${name}.text`)}
        choices={choices[name].map((amount) => ({ value: String(amount), name: String(amount) }))}
        value={String(value)}
        onChange={(chosen) => choose(Number(chosen))}
      />
      <CallNotice problem={call.problem} />
    </Card>
  );
}
