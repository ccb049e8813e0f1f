import '@fontsource-variable/inter';
import '../ui/noto.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { readKept } from '../base/kept.ts';
import { startLanguage } from '../base/language/language.ts';
import { App } from './app.tsx';
import { reportFault, watchForFaults } from './report-fault.ts';

/**
 * @param root empty, or with the first screen drawn into it; that is taken over as it stands then, with what was typed
 * @returns once the screen does what it is for
 */
export async function start(root: HTMLElement): Promise<void> {
  watchForFaults();
  startLanguage();
  await readKept();
  return new Promise((resolve) => {
    const program = <App onMoving={resolve} />;
    if (!root.hasChildNodes()) createRoot(root).render(program);
    else hydrateRoot(root, program, { onRecoverableError: (fault) => reportFault('first drawing', fault) });
  });
}
