import { ReportPanel } from '../verify/report-panel.tsx';
import { Section, useSectionHeading } from './section.tsx';

/** Whether a report is still the file that was written. */
export function ReportsSection() {
  const heading = useSectionHeading('reports');
  return (
    <Section name="reports" headingRef={heading}>
      <ReportPanel />
    </Section>
  );
}
