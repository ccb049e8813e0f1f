import { contextBridge, ipcRenderer } from 'electron';
import { type LookBridge, lookChannels } from '../shared/picture/looking.ts';

const bridge: LookBridge = {
  next: () => ipcRenderer.invoke(lookChannels.next),
  tell: (look) => ipcRenderer.send(lookChannels.tell, look),
};

contextBridge.exposeInMainWorld('facedeskLook', bridge);
