import type { PrintBridge } from '../../shared/evidence/printing.ts';

declare global {
  interface Window {
    /** Of report.html alone. */
    readonly facedeskReport: PrintBridge;
  }
}
