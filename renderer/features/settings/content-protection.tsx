import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { TickBox } from '../../ui/fields/tick-box.tsx';

/** Whether pictures of the screen show this window; where the system has no say in it, there is nothing to choose. */
export function ContentProtection({ isOn }: { readonly isOn: boolean | null }) {
  const { t } = useTranslation();
  const call = useCall();
  if (isOn === null) return null;
  return (
    <>
      <TickBox
        name={t('contentProtection.name')}
        text={t('contentProtection.text')}
        isTicked={isOn}
        onChange={(wanted) => void call.make(() => window.facedesk.program.protectContent({ isOn: wanted }))}
      />
      <CallNotice problem={call.problem} />
    </>
  );
}
