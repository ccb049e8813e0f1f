import type { PrintBridge } from '../../shared/printing.ts';

declare global {
  interface Window {
    /** Of report.html alone. */
    readonly facedeskReport: PrintBridge;
  }
}
