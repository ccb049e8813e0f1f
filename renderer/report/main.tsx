import '../ui/noto.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Report } from '../../shared/evidence/evidence.ts';
import type { PrintBridge } from '../../shared/evidence/printing.ts';
import { CheckSection } from './check/check-page.tsx';
import { Marked } from './check/marked.tsx';
import { markOf, markOfAll } from './check/page-marks.ts';
import { type Drawings, drawPictures } from './check/pictures.ts';
import { loadFonts, settled } from './check/settled.ts';
import { Closing } from './cover/closing.tsx';
import { Cover } from './cover/cover.tsx';
import { setRunningHeads } from './running-heads.ts';
import { startReportLanguage } from './words/language.ts';

/** Puts the report on the page, whole, and says so: what is not there then is not printed. */
async function show(bridge: PrintBridge): Promise<void> {
  const { report, twinHash, logo, signer } = await bridge.take();
  // Most of what the page will need, while its pictures are drawn.
  const fonts = loadFonts(JSON.stringify(report));
  startReportLanguage(report.language);
  const [pictures] = await Promise.all([drawPictures(report, bridge), fonts]);
  document.title = report.title;
  document.documentElement.lang = report.language;
  const root = document.getElementById('root');
  if (!root) throw new Error('report.html has no element for the report');
  const logoAddress =
    logo && URL.createObjectURL(new Blob([Uint8Array.from(logo.bytes)], { type: `image/${logo.format}` }));
  flushSync(() =>
    createRoot(root).render(<ReportPage report={report} twinHash={twinHash} logo={logoAddress} pictures={pictures} />),
  );
  await settled(setRunningHeads(report, signer));
  bridge.ready();
}

const { facedeskReport } = window;
// The page can be opened without being printed; then there is nothing to show.
if (facedeskReport) show(facedeskReport).catch((error: unknown) => facedeskReport.failed(String(error)));

interface ReportPageProps {
  readonly report: Report;
  readonly twinHash: string;
  readonly logo: string | null;
  readonly pictures: Drawings;
}

function ReportPage({ report, twinHash, logo, pictures }: ReportPageProps) {
  const mark = markOfAll(report);
  return (
    <>
      <Marked mark={mark}>
        <Cover report={report} logo={logo} pictures={pictures} />
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
