import type { CallProblem } from '../../../shared/contract/contract.ts';
import { checkMark, checkThreshold } from '../../../shared/entry/fields.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH } from '../../../shared/limits.ts';
import { success } from '../../../shared/result.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { fieldFailure } from '../../outbox/new-checks/new-check.ts';
import { readPictureHeader } from '../../records/pictures/picture-header.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';
import { withRecords } from '../with-records.ts';

/** What an operator chooses for all checks and reports from then on. */
export function settingsHandlers({ recordsSession, announceChange }: Services): HandlersOf<'settings'> {
  const working = withRecords(recordsSession);
  return {
    'settings.read': () => working(({ records }) => success(records.settings.read())),
    'settings.keep': (request) =>
      working(({ records }) => {
        const settings = trimmed(request);
        const problem = settingsProblem(settings);
        if (problem) return problem;
        records.settings.keep(settings);
        announceChange();
        return success({});
      }),
  };
}

function trimmed(settings: OperatorSettings): OperatorSettings {
  const { agent, organisation } = settings;
  return {
    ...settings,
    agent: { name: agent.name.trim(), code: agent.code.trim() },
    organisation: organisation.trim(),
  };
}

/** What is wrong, at its field: `passMark`, `reviewFrom`, `threshold`, `agentName`, `agentCode`, `organisation`, `logo`. */
function settingsProblem(settings: OperatorSettings): { readonly ok: false; readonly error: CallProblem } | null {
  const { livenessPolicy, matchPolicy, agent, organisation, logo } = settings;
  for (const field of livenessPolicy ? (['passMark', 'reviewFrom'] as const) : []) {
    const mark = checkMark(livenessPolicy?.[field] ?? 0);
    if (!mark.ok) return fieldFailure(field, mark.error);
  }
  if (livenessPolicy && livenessPolicy.reviewFrom > livenessPolicy.passMark) {
    return fieldFailure('reviewFrom', 'aboveThePassMark');
  }
  const threshold = checkThreshold(matchPolicy.threshold);
  if (!threshold.ok) return fieldFailure('threshold', threshold.error);
  const texts = { agentName: agent.name, agentCode: agent.code, organisation };
  for (const [field, text] of Object.entries(texts)) {
    if (text.length > MAXIMUM_AGENT_TEXT_LENGTH) return fieldFailure(field, 'tooLong');
  }
  return logo && !isPicture(logo) ? fieldFailure('logo', 'notALogo') : null;
}

/** By its content, not by what it is said to be. */
function isPicture({ format, base64 }: NonNullable<OperatorSettings['logo']>): boolean {
  const bytes = Buffer.from(base64, 'base64');
  const header = readPictureHeader(bytes, bytes.byteLength);
  return (
    header.ok && header.value.size !== null && header.value.format === format && bytes.toString('base64') === base64
  );
}
