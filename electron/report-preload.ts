import { contextBridge, ipcRenderer } from 'electron';
import { type PrintBridge, printChannels } from '../shared/evidence/printing.ts';

const bridge: PrintBridge = {
  take: () => ipcRenderer.invoke(printChannels.take),
  picture: (sha256) => ipcRenderer.invoke(printChannels.picture, sha256),
  progress: (share) => ipcRenderer.send(printChannels.progress, share),
  ready: () => ipcRenderer.send(printChannels.ready),
  failed: (message) => ipcRenderer.send(printChannels.failed, message),
};

contextBridge.exposeInMainWorld('facedeskReport', bridge);
