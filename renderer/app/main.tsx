import '@fontsource-variable/inter';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './language/language.ts';

startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element for the program');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
