import { STARTS_SHUT } from '../../shared/starts-shut.ts';
import { collectActs } from './first-acts.ts';

/** In milliseconds: a window that nobody sees draws nothing. */
const LONGEST_WAIT = 500;

/**
 * The page comes with the first screen drawn into it (scripts/first-drawing.ts), and it can be typed in. What moves it is run
 * behind that: before, the first letter would wait for it.
 */
async function begin(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element for the program');
  const acts = collectActs(root);
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const { hash, search } = window.location;
  // A page that is loaded again may be at any screen, and before shut records nobody is to type into a search. This runs
  // before the first picture.
  if (navigation?.type === 'reload' || hash !== '' || search === STARTS_SHUT) root.replaceChildren();
  else if (root.hasChildNodes()) await drawn();
  const { start } = await import('./main.tsx').catch((error: unknown) => {
    // A file is missing: what nothing moves must not look alive.
    root.replaceChildren();
    throw error;
  });
  await start(root);
  acts.repeat();
}

function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT);
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true });
  });
}

void begin();
