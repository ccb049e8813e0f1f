import { isHalf, type ToWalk } from './walk.ts';

globalThis.onmessage = ({ data }: MessageEvent<ToWalk>) => globalThis.postMessage(isHalf(data));
