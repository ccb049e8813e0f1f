import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { success } from '../../../shared/result.ts';
import { writeText } from '../../files/write-text.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';

/** What a person's support asks for, and what the program is made of. */
export function supportHandlers(services: Services): HandlersOf<'support'> {
  /** As the person has seen it. */
  let shown = '';
  return {
    'support.licences': async () => success(await services.readLicences()),
    'support.diagnose': async () => {
      shown = await services.diagnose();
      return success({ text: shown });
    },
    'support.saveDiagnostics': async () => {
      const chosen = await services.askDiagnosticsPath();
      if (chosen === null) return success({ result: 'declined' });
      const why = await writeText(chosen.path, shown);
      return success<AnswerOf<'support.saveDiagnostics'>>(
        why === null ? { result: 'written', name: chosen.name } : { result: 'failed', why },
      );
    },
  };
}
