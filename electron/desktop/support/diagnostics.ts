import { freemem, totalmem } from 'node:os';
import { openStates } from '../../../shared/check/check.ts';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { modes } from '../../../shared/mode.ts';
import type { RecordsSession } from '../../records-session.ts';
import type { Credentials } from '../../vault/credentials.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Preferences } from '../preferences.ts';

export interface DiagnosticsParts {
  readonly about: AnswerOf<'program.about'>;
  readonly preferences: Pick<
    Preferences,
    'mode' | 'practiceOffline' | 'atATime' | 'matchesAMinute' | 'contentProtected'
  >;
  readonly vault: Pick<Vault, 'status'>;
  readonly credentials: Pick<Credentials, 'list'>;
  readonly recordsSession: Pick<RecordsSession, 'current' | 'status' | 'throwAway'>;
  readonly readLog: () => string;
  readonly now: () => Date;
}

/**
 * What a person's support has to know, in plain text: versions, settings, counts and the log. By construction nothing of a
 * customer and no secret: of everything that has words of somebody's in it, only whether it is there.
 */
export async function diagnose(parts: DiagnosticsParts): Promise<string> {
  const { about, preferences, vault, now } = parts;
  const status = vault.status();
  return [
    `Facedesk's diagnostics, ${now().toISOString()}`,
    'Versions, settings without secrets, counts and the log. Nothing of a customer.',
    ...chapter('Program', {
      Version: `${about.version} (${about.build})`,
      Electron: about.electron,
      System: about.system,
      Memory: `${megabytes(freemem())} of ${megabytes(totalmem())} free`,
    }),
    ...chapter('Settings', {
      Mode: preferences.mode(),
      'Practice offline': yesOrNo(preferences.practiceOffline()),
      'At a time': preferences.atATime(),
      'Matches a minute': preferences.matchesAMinute(),
      'Hidden from screenshots': yesOrNo(preferences.contentProtected()),
      Protection: 'protection' in status ? status.protection : 'why' in status ? status.why : status.state,
      'Recovery code': yesOrNo('recoverable' in status && status.recoverable),
    }),
    ...chapter('Credentials', credentialsOf(parts)),
    ...chapter('Records', await recordsOf(parts)),
    '',
    '# Log',
    parts.readLog(),
    '',
  ].join('\n');
}

const chapter = (title: string, facts: Readonly<Record<string, string | number>>): string[] => [
  '',
  `# ${title}`,
  ...Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`),
];

function credentialsOf({ credentials }: DiagnosticsParts): Record<string, string> {
  return Object.fromEntries(
    credentials
      .list()
      .map((lane) => [
        `${lane.vendor} ${lane.mode}`,
        [
          lane.credentials ? `kept in the ${lane.credentials.keptIn}` : 'none',
          ...(lane.baseUrlIsOwn ? ["an address of the operator's"] : []),
          ...(lane.credentials?.publicKeyFingerprint ? ['a public key'] : []),
        ].join(', '),
      ]),
  );
}

async function recordsOf({ recordsSession }: DiagnosticsParts): Promise<Record<string, string | number>> {
  const current = recordsSession.current();
  if (!current) {
    const status = await recordsSession.status();
    return { State: status.state === 'closed' ? `closed: ${status.why}` : status.state };
  }
  const { records } = current;
  const { livenessPolicy, reportLanguage } = records.settings.read();
  const counts = [...openStates, ...endedStates].map((state) => {
    const byMode = records.checks.countByMode([state]);
    return [`Checks ${state}`, modes.map((mode) => `${byMode[mode] ?? 0} ${mode}`).join(', ')] as const;
  });
  return {
    State: recordsSession.throwAway() ? 'open, for this run alone' : 'open',
    'Pass mark chosen': yesOrNo(livenessPolicy !== null),
    'Language of reports': reportLanguage,
    ...Object.fromEntries(counts),
  };
}

const endedStates = ['done', 'cancelled', 'closed'] as const;
const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
