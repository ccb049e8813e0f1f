import { PolicyForm } from './policy-form.tsx';
import { Section, useSectionHeading } from './section.tsx';
import { SettingsReading } from './settings-reading.tsx';

/** From which scores on a check passes. */
export function PolicySection() {
  const heading = useSectionHeading('policy');
  return (
    <Section name="policy" headingRef={heading}>
      <SettingsReading>{(settings) => <PolicyForm settings={settings} />}</SettingsReading>
    </Section>
  );
}
