import { useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { ReportVerification } from '../../../shared/evidence/verification.ts';
import { settled } from '../../base/call.ts';
import { readFile } from '../../base/read-file.ts';
import type { ReportDropProblem } from './report-drop.ts';

export type Verifying =
  | { readonly state: 'idle' }
  | { readonly state: 'underWay'; readonly name: string }
  | { readonly state: 'found'; readonly name: string; readonly verification: ReportVerification }
  | { readonly state: 'refused'; readonly problem: ReportDropProblem }
  | { readonly state: 'failed'; readonly problem: CallProblem };

/** Has one report after the other looked at; the last one that came is the one that counts. */
export function useReportVerification() {
  const [verifying, setVerifying] = useState<Verifying>({ state: 'idle' });
  const turn = useRef(0);
  const verify = async (file: File | ReportDropProblem) => {
    turn.current += 1;
    const mine = turn.current;
    const show = (next: Verifying) => {
      if (mine === turn.current) setVerifying(next);
    };
    if (typeof file === 'string') return show({ state: 'refused', problem: file });
    const { name } = file;
    show({ state: 'underWay', name });
    const bytes = await readFile(file);
    if (bytes === null) return show({ state: 'refused', problem: 'unreadableFile' });
    // Another one has come meanwhile, and this one needs not be handed over any more.
    if (mine !== turn.current) return;
    const result = await settled(window.facedesk.reports.verify({ bytes }));
    show(result.ok ? { state: 'found', name, verification: result.value } : { state: 'failed', problem: result.error });
  };
  /** It only reads, so that it does no harm if it goes on for a moment. */
  const end = () => {
    turn.current += 1;
    setVerifying({ state: 'idle' });
  };
  return { verifying, verify, end };
}
