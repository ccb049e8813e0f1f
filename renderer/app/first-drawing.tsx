import { renderToString } from 'react-dom/server';
import { startLanguage } from '../base/language/language.ts';
import hidden from '../ui/visually-hidden.module.css';
import { App } from './app.tsx';

/** The window as it is before anything is known, for the page to come with. Made when the program is built. */
export function firstDrawing(): string {
  startLanguage();
  // Our content security policy forbids styles in tags. React Aria has one, which hides what is for screen readers.
  const drawing = renderToString(<App onMoving={() => {}} />).replaceAll(
    / style="[^"]*clip-path:inset\(50%\)[^"]*"/g,
    ` class="${hidden.hidden}"`,
  );
  if (drawing.includes(' style="')) throw new Error('The first screen has styles in its tags.');
  return drawing;
}
