import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { app, session } from 'electron';
import { v7 as newId } from 'uuid';
import type { Check } from '../shared/check/check.ts';
import { isSettled } from '../shared/check/of-a-check.ts';
import type { Vendor } from '../shared/check/outcome.ts';
import { isClockWrong } from '../shared/evidence/clock.ts';
import type { Mode } from '../shared/mode.ts';
import { isSamplePicture } from '../shared/practice.ts';
import { success } from '../shared/result.ts';
import { isPacked } from './desktop/build-kind.ts';
import { ownAddress } from './desktop/own-address.ts';
import type { Preferences } from './desktop/preferences.ts';
import { systemNetwork } from './desktop/system-proxy.ts';
import { withoutSpelling } from './desktop/windows/isolation.ts';
import type { Announce } from './ipc/announcing.ts';
import type { Services } from './ipc/services.ts';
import { laneNames } from './outbox/lane-names.ts';
import { aMinute } from './outbox/machines/rate-limit.ts';
import { systemTimers } from './outbox/machines/timers.ts';
import { FAST_PACE, USUAL_PACE } from './outbox/machines/wait-lengths.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { OutboxParts } from './outbox/parts.ts';
import { createPictureDrafts } from './records/pictures/picture-drafts.ts';
import { createRecordsSession } from './records-session.ts';
import { openSigningKeys } from './reports/proof/keys/signing-keys.ts';
import { openPractice, practiceElsewhere } from './simulator/practice.ts';
import { openCredentials } from './vault/credentials.ts';
import { systemKeychain } from './vault/keychain.ts';
import { openVault } from './vault/vault.ts';
import { openVaultStorage } from './vault/vault-file.ts';
import { VENDOR_LIMITS } from './vendors/limits.ts';
import { plainNetwork } from './vendors/network.ts';
import { createReach } from './vendors/reach.ts';

export interface ServicesParts {
  /** The program's own, for what it keeps. */
  readonly folder: string;
  readonly practicePictures: string;
  /** The entry of the threads that read records. */
  readonly readerScript: string;
  readonly preferences: Preferences;
  readonly account: string;
  readonly looker: Pick<OutboxParts, 'lookAt' | 'makeOf'>;
  readonly announce: Announce;
  /** A check has come to an answer, or to an end that somebody should look at. */
  readonly onEnded: (check: Check) => void;
  readonly reportFault: Services['reportFault'];
}

/** Developers and tests may reach vendors on this computer; the banner says so, and a packaged program never does. */
const loopbackVendors = !isPacked() && process.env.FACEDESK_ALLOW_LOOPBACK_VENDORS === '1';
/** Tests don't wait for minutes. */
const isFast = !isPacked() && process.env.FACEDESK_OUTBOX_PACE === 'fast';

/** How many checks wait is told outside the records a moment after it has changed, in milliseconds. */
const COUNT_AFTER = 500;

const practiceLanes = laneNames.filter(({ mode }) => mode === 'practice');

/** Builds what works without a window: vault, vendors, records and the outbox over them. */
export function openServices(parts: ServicesParts) {
  const { folder, practicePictures, preferences, announce, reportFault } = parts;
  const now = () => new Date();
  const drafts = createPictureDrafts(newId);
  const practice = openPractice(practicePictures, isPacked() ? null : practiceElsewhere(process.env));
  practice.setOffline(preferences.practiceOffline());
  const vault = openVault(openVaultStorage(folder, now, reportFault), systemKeychain);
  const credentials = openCredentials(vault, loopbackVendors);
  const vendors = {
    programVersion: app.getVersion(),
    limits: isFast ? { ...VENDOR_LIMITS, silence: 2_000, leastBytes: 30 } : VENDOR_LIMITS,
    // The window's session has no network; this one knows the system's proxy, and no page ever uses it.
    network: systemNetwork(withoutSpelling(session.fromPartition('vendors'))),
    now,
  };
  const access = async (vendor: Vendor, mode: Mode) =>
    mode === 'practice' ? success(await practice.access(vendor)) : credentials.access(vendor, mode);
  const announceChange = () => announce('program.changed', {});
  const announceLanes = () => announce('outbox.changed', {});
  const announceCheck = (id: string) => {
    const state = recordsSession.current()?.records.checks.stateOf(id) ?? null;
    announce('checks.changed', { id, isSettled: state === null || isSettled(state) });
    countSoon();
  };

  let clockOffset: number | null = null;
  const setClockOffset = (offset: number | null) => {
    const wasWrong = isClockWrong(clockOffset);
    clockOffset = offset;
    if (isClockWrong(offset) !== wasWrong) announceChange();
  };

  let isCounting = false;
  const countSoon = () => {
    if (isCounting) return;
    isCounting = true;
    setTimeout(() => {
      isCounting = false;
      recordsSession.rememberWaiting();
    }, COUNT_AFTER);
  };

  const recordsSession = createRecordsSession({
    folder,
    vault,
    records: { now, newId, account: parts.account },
    readerScript: parts.readerScript,
    buildOutbox: (records) =>
      createOutbox({
        records,
        drafts,
        access,
        obstacle: (vendor, mode) => {
          const access = mode === 'practice' ? null : credentials.access(vendor, mode);
          return access === null || access.ok ? null : access.error;
        },
        isProtected: () => !recordsSession.throwAway(),
        vendors,
        practiceVendors: { ...vendors, network: plainNetwork },
        newId,
        isSamplePicture,
        timers: systemTimers,
        random: Math.random,
        pace: isFast ? FAST_PACE : USUAL_PACE,
        rateLimits: (vendor) => (vendor === 'cashfree' ? aMinute(preferences.matchesAMinute()) : null),
        atATime: preferences.atATime,
        ...parts.looker,
        announce: announceCheck,
        announceLanes,
        onEnded: parts.onEnded,
        onClockOffset: setClockOffset,
        reportFault,
      }),
    waitingOutside: { read: preferences.waiting, remember: preferences.rememberWaiting },
    chainLengthOutside: { read: preferences.chainLength, remember: preferences.rememberChainLength },
    onChange: announceChange,
    reportFault,
  });

  return {
    now,
    newId,
    drafts,
    loopbackVendors,
    vault,
    credentials,
    testCredentials: async (vendor, mode) => {
      const access = credentials.access(vendor, mode);
      if (!access.ok) return access;
      const { probeCashfree, probeInstantPay } = await import('./vendors/clients.ts');
      return success(await (vendor === 'cashfree' ? probeCashfree : probeInstantPay)(vendors, access.value));
    },
    reach: createReach({
      access,
      networkOf: (mode) => (mode === 'practice' ? plainNetwork : vendors.network),
      now,
    }),
    ownAddress: () => ownAddress(networkInterfaces()),
    signing: openSigningKeys({ vault, installation: `Facedesk (${hostname()})`, now }),
    modes: preferences,
    outboxSettings: preferences,
    camera: { name: preferences.camera, remember: preferences.rememberCamera },
    practice: {
      isOffline: preferences.practiceOffline,
      setOffline: (offline) => {
        preferences.rememberPracticeOffline(offline);
        practice.setOffline(offline);
        if (!offline) recordsSession.current()?.outbox.resumeFor('network', practiceLanes);
      },
    },
    readPortrait: (portrait) => readFile(join(practicePictures, `${portrait}.jpg`)),
    recordsSession,
    clockOffset: () => clockOffset,
    /** Perhaps the clock was put right: nobody knows until a vendor says the time again. */
    forgetClockOffset: () => setClockOffset(null),
    announceChange,
    announceCheck,
    announceLanes,
    announceCases: () => announce('cases.changed', {}),
    reportFault,
  } satisfies Partial<Services> & { forgetClockOffset: () => void; reach: { forget: () => void } };
}
