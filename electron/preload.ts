import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import type { Announcement, AnnouncementOf, CallResult, Channel, TypedRequestOf } from '../shared/contract.ts';
import { MAXIMUM_PICTURE_BYTES } from '../shared/limits.ts';

/** The same in ipc/gate.ts. */
const CHANNEL_PREFIX = 'facedesk:';

function call<Name extends Channel>(name: Name) {
  return (request: TypedRequestOf<Name>): Promise<CallResult<Name>> =>
    ipcRenderer.invoke(CHANNEL_PREFIX + name, request);
}

/** The listener never sees Electron's event, which would hand it the sender. */
function listen<Name extends Announcement>(name: Name) {
  return (listener: (content: AnnouncementOf<Name>) => void): (() => void) => {
    const heard = (_event: unknown, content: AnnouncementOf<Name>) => listener(content);
    ipcRenderer.on(CHANNEL_PREFIX + name, heard);
    return () => ipcRenderer.removeListener(CHANNEL_PREFIX + name, heard);
  };
}

/** One byte more than allowed is enough for main to see that a file is too large. */
async function addPicture(file: File): Promise<CallResult<'pictures.add'>> {
  const bytes = new Uint8Array(await file.slice(0, MAXIMUM_PICTURE_BYTES + 1).arrayBuffer());
  return call('pictures.add')({ name: file.name || 'picture', bytes, byteLength: file.size });
}

const bridge: Bridge = {
  program: {
    describe: call('program.describe'),
    switchMode: call('program.switchMode'),
    onChanged: listen('program.changed'),
  },
  checks: {
    lookUpLiveness: call('checks.lookUpLiveness'),
    matchFaces: call('checks.matchFaces'),
    newVerificationId: call('checks.newVerificationId'),
    read: call('checks.read'),
    sendNow: call('checks.sendNow'),
    stop: call('checks.stop'),
    editLookup: call('checks.editLookup'),
    editMatch: call('checks.editMatch'),
    close: call('checks.close'),
    askAgain: call('checks.askAgain'),
    consent: call('checks.consent'),
    addNote: call('checks.addNote'),
    remove: call('checks.remove'),
    review: call('checks.review'),
    onChanged: listen('checks.changed'),
  },
  pictures: { add: addPicture, read: call('pictures.read') },
  outbox: {
    read: call('outbox.read'),
    pause: call('outbox.pause'),
    resume: call('outbox.resume'),
    setAtATime: call('outbox.setAtATime'),
    release: call('outbox.release'),
    onChanged: listen('outbox.changed'),
  },
  settings: { read: call('settings.read'), keep: call('settings.keep') },
  reports: {
    save: call('reports.save'),
    export: call('reports.export'),
    verify: call('reports.verify'),
    cancel: call('reports.cancel'),
    showFile: call('reports.showFile'),
    onProgress: listen('reports.progress'),
  },
  signing: {
    read: call('signing.read'),
    exportCertificate: call('signing.exportCertificate'),
    importKey: call('signing.importKey'),
    forgetKey: call('signing.forgetKey'),
    importCertificate: call('signing.importCertificate'),
    forgetCertificate: call('signing.forgetCertificate'),
  },
  history: { search: call('history.search') },
  cases: {
    list: call('cases.list'),
    read: call('cases.read'),
    create: call('cases.create'),
    change: call('cases.change'),
    count: call('cases.count'),
    erase: call('cases.erase'),
    onChanged: listen('cases.changed'),
  },
  records: {
    status: call('records.status'),
    retry: call('records.retry'),
    setAside: call('records.setAside'),
    verify: call('records.verify'),
    backUp: call('records.backUp'),
    restore: call('records.restore'),
    cancelWork: call('records.cancelWork'),
    onProgress: listen('records.progress'),
  },
  practice: { takePortrait: call('practice.takePortrait'), setOffline: call('practice.setOffline') },
  vault: {
    status: call('vault.status'),
    retry: call('vault.retry'),
    unlock: call('vault.unlock'),
    unlockWithRecoveryCode: call('vault.unlockWithRecoveryCode'),
    protectWithKeychain: call('vault.protectWithKeychain'),
    protectWithPassphrase: call('vault.protectWithPassphrase'),
    makeRecoveryCode: call('vault.makeRecoveryCode'),
    setAside: call('vault.setAside'),
  },
  credentials: {
    list: call('credentials.list'),
    keep: call('credentials.keep'),
    remove: call('credentials.remove'),
    test: call('credentials.test'),
  },
  clipboard: { write: call('clipboard.write') },
  links: { open: call('links.open') },
};

contextBridge.exposeInMainWorld('facedesk', bridge);
