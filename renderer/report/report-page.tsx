import type { Report } from '../../shared/evidence.ts';
import { CheckSection } from './check-section.tsx';
import { Closing } from './closing.tsx';
import { Cover } from './cover.tsx';
import { Marked } from './marked.tsx';
import { markOf, markOfAll } from './marks.ts';
import type { Drawings } from './pictures.ts';

interface ReportPageProps {
  readonly report: Report;
  readonly twinHash: string;
  readonly logo: string | null;
  readonly pictures: Drawings;
}

export function ReportPage({ report, twinHash, logo, pictures }: ReportPageProps) {
  const mark = markOfAll(report);
  return (
    <>
      <Marked mark={mark}>
        <Cover report={report} logo={logo} />
      </Marked>
      {report.checks.map((check, index) => (
        <Marked key={check.id} mark={markOf(check)}>
          <CheckSection report={report} check={check} number={index + 1} pictures={pictures} />
        </Marked>
      ))}
      <Marked mark={mark}>
        <Closing report={report} twinHash={twinHash} />
      </Marked>
    </>
  );
}
