import { createContext } from 'react';

/** When the outbox was read, by this computer's clock: what waits count down from. Rows without a wait don't mind it. */
export const ReadAt = createContext(0);
