import { AgentForm } from './agent-form.tsx';
import { Section, useSectionHeading } from './section.tsx';
import { SettingsReading } from './settings-reading.tsx';

/** Whose checks these are, as reports name them. */
export function AgentSection() {
  const heading = useSectionHeading('agent');
  return (
    <Section name="agent" headingRef={heading}>
      <SettingsReading>{(settings) => <AgentForm settings={settings} />}</SettingsReading>
    </Section>
  );
}
