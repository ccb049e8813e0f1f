import './fonts.ts';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PrintBridge } from '../../shared/printing.ts';
import { startReportLanguage } from './language.ts';
import { drawPictures } from './pictures.ts';
import { ReportPage } from './report-page.tsx';
import { setRunningHeads } from './running-heads.ts';
import { settled } from './settled.ts';

/** Puts the report on the page, whole, and says so: what is not there then is not printed. */
async function show(bridge: PrintBridge): Promise<void> {
  const { report, twinHash, logo } = await bridge.take();
  startReportLanguage(report.language);
  const pictures = await drawPictures(report, bridge);
  document.title = report.title;
  document.documentElement.lang = report.language;
  const root = document.getElementById('root');
  if (!root) throw new Error('report.html has no element for the report');
  const logoAddress =
    logo && URL.createObjectURL(new Blob([Uint8Array.from(logo.bytes)], { type: `image/${logo.format}` }));
  flushSync(() =>
    createRoot(root).render(<ReportPage report={report} twinHash={twinHash} logo={logoAddress} pictures={pictures} />),
  );
  setRunningHeads(report);
  await settled();
  bridge.ready();
}

const { facedeskReport } = window;
// The page can be opened without being printed; then there is nothing to show.
if (facedeskReport) show(facedeskReport).catch((error: unknown) => facedeskReport.failed(String(error)));
