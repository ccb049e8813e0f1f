import '@fontsource-variable/inter';
import '../ui/noto.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readKept } from '../base/kept.ts';
import { startLanguage } from '../base/language/language.ts';
import { App } from './app.tsx';
import { watchForFaults } from './report-fault.ts';

watchForFaults();
startLanguage();
await readKept();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element for the program');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
