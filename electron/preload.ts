import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract/bridge.ts';
import { announced, CHANNEL_PREFIX, DRAWN, methods } from '../shared/contract/channels.ts';
import { MAXIMUM_PICTURE_BYTES } from '../shared/limits.ts';

const call = (name: string) => (request: unknown) => ipcRenderer.invoke(CHANNEL_PREFIX + name, request);

/** The listener never sees Electron's event, which would hand it the sender. */
const listen = (name: string) => (listener: (content: unknown) => void) => {
  const heard = (_event: unknown, content: unknown) => listener(content);
  ipcRenderer.on(CHANNEL_PREFIX + name, heard);
  return () => ipcRenderer.removeListener(CHANNEL_PREFIX + name, heard);
};

/** One byte more than allowed is enough for main to see that a file is too large. */
const addPicture: Bridge['pictures']['add'] = async (file, decoded, original) => {
  const bytes = new Uint8Array(await file.slice(0, MAXIMUM_PICTURE_BYTES + 1).arrayBuffer());
  return call('pictures.add')({ name: file.name || 'picture', bytes, byteLength: file.size, decoded, original });
};

const bridge: Record<string, Record<string, unknown>> = {};
for (const [domain, names] of Object.entries(methods)) {
  bridge[domain] = Object.fromEntries(names.map((name) => [name, call(`${domain}.${name}`)]));
}
for (const [domain, names] of Object.entries(announced)) {
  for (const name of names) {
    const heardAs = `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    bridge[domain] = { ...bridge[domain], [heardAs]: listen(`${domain}.${name}`) };
  }
}
contextBridge.exposeInMainWorld('facedesk', { ...bridge, pictures: { ...bridge.pictures, add: addPicture } });

// Once a person sees the page, the main process has time for the larger part of the program.
// (Its types are Node's, which draws nothing.)
new PerformanceObserver((_entries, observer) => {
  observer.disconnect();
  ipcRenderer.send(DRAWN);
}).observe({ type: 'paint' as 'mark', buffered: true });
