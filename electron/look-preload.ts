import { contextBridge, ipcRenderer } from 'electron';
import { type LookBridge, lookChannels } from '../shared/picture/looking.ts';

const bridge: LookBridge = {
  next: () => ipcRenderer.invoke(lookChannels.next),
  tell: (told) => ipcRenderer.send(lookChannels.tell, told),
};

contextBridge.exposeInMainWorld('facedeskLook', bridge);
