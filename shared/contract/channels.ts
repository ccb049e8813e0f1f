import type { z } from 'zod';

/**
 * Just the names, for the preload, which must not carry the schemas: what the window may call, by domain. The contract
 * is typed by them: a channel that is in only one of the two does not compile.
 *
 * Each name is in one of two lists. These cost nothing, whoever calls them.
 */
const free = {
  program: [
    'describe',
    'switchMode',
    'about',
    'showLog',
    'reportFault',
    'surroundings',
    'camera',
    'rememberCamera',
    'protectContent',
  ],
  support: ['licences', 'diagnose', 'saveDiagnostics'],
  updates: ['read', 'install'],
  page: ['read', 'keep'],
  checks: ['newVerificationId', 'read', 'stop', 'close', 'addNote', 'remove', 'review', 'arrived', 'see'],
  outbox: ['read', 'count', 'pause', 'setAtATime', 'setMatchesAMinute'],
  history: ['search'],
  cases: ['list', 'read', 'create', 'change', 'setConsent', 'count', 'skip', 'review', 'erase'],
  settings: ['read', 'keep'],
  reports: ['save', 'export', 'verify', 'cancel', 'actOnFile'],
  signing: ['read', 'exportCertificate', 'importKey', 'forgetKey', 'importCertificate', 'forgetCertificate'],
  records: ['status', 'retry', 'setAside', 'verify', 'backUp', 'restore', 'cancelWork'],
  pictures: ['add', 'read', 'keepMeasures'],
  practice: ['takePortrait', 'makeSampleCase', 'setOffline'],
  vault: [
    'status',
    'retry',
    'unlock',
    'unlockWithRecoveryCode',
    'protectWithKeychain',
    'protectWithPassphrase',
    'makeRecoveryCode',
    'setAside',
  ],
  credentials: ['list', 'keep', 'remove'],
  clipboard: ['write'],
  links: ['open'],
} as const;

/**
 * After each of these a vendor may be asked, and paid: it takes a press of the person's, one for each call
 * (electron/ipc/presses.ts), which no page can make by itself.
 */
const charged = {
  checks: ['lookUpLiveness', 'matchFaces', 'sendNow', 'editLookup', 'editMatch', 'askAgain', 'consent'],
  outbox: ['resume', 'release'],
  // Nobody knows whether InstantPay charges for being asked about a session that does not exist.
  credentials: ['test'],
} as const;

export const methods = {
  ...free,
  checks: [...free.checks, ...charged.checks],
  outbox: [...free.outbox, ...charged.outbox],
  credentials: [...free.credentials, ...charged.credentials],
} as const;
export type Domain = keyof typeof methods;
export type Channel = { [Name in Domain]: `${Name}.${(typeof methods)[Name][number]}` }[Domain];

export const channels = Object.entries(methods).flatMap(([domain, names]) =>
  names.map((name) => `${domain}.${name}` as Channel),
);

export type ChargedChannel = {
  [Name in keyof typeof charged]: `${Name}.${(typeof charged)[Name][number]}`;
}[keyof typeof charged];

export const chargedChannels = Object.entries(charged).flatMap(([domain, names]) =>
  names.map((name) => `${domain}.${name}` as ChargedChannel),
);

export function isCharged(name: Channel): name is ChargedChannel {
  return (chargedChannels as readonly Channel[]).includes(name);
}

/** What the window can hear. */
export const announced = {
  checks: ['changed'],
  program: ['changed', 'fault'],
  support: ['wanted'],
  updates: ['changed'],
  outbox: ['changed'],
  cases: ['changed'],
  reports: ['progress'],
  records: ['progress'],
} as const satisfies { [Name in Domain]?: readonly string[] };
export type Announcement = {
  [Name in keyof typeof announced]: `${Name}.${(typeof announced)[Name][number]}`;
}[keyof typeof announced];

/** Before each name between the two processes. */
export const CHANNEL_PREFIX = 'facedesk:';

/** The page's one word besides: its first picture is there. */
export const DRAWN = `${CHANNEL_PREFIX}drawn`;

export interface Schemas {
  readonly request: z.ZodType;
  readonly answer: z.ZodType;
}

/** The schemas of one domain's channels, each under its whole name. */
export type Calls<Name extends Domain> = Record<`${Name}.${(typeof methods)[Name][number]}`, Schemas>;
