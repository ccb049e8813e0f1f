// Put into a program before its own code (`electron -r`): says when its window can be used, and what that took.
const { app } = require('electron');

/** Until nothing is left to do after the start, in milliseconds. */
const REST = 5000;

const imports = Date.now();
let ready = 0;
app.once('ready', () => {
  ready = Date.now();
});
app.once('browser-window-created', (_event, window) => {
  const created = Date.now();
  window.webContents.once('dom-ready', async () => {
    const field = window.webContents.executeJavaScript(`(${waitForField})()`);
    await field;
    window.webContents.sendInputEvent({ type: 'char', keyCode: 'x' });
    const { painted, typed } = await window.webContents.executeJavaScript(`(${waitForLetter})()`);
    const marks = { imports, ready, created, painted, typed };
    setTimeout(() => {
      const all = app.getAppMetrics();
      const sum = (read) => all.reduce((total, process) => total + (read(process) ?? 0), 0);
      const processorSeconds = sum(({ cpu }) => cpu.cumulativeCPUUsage);
      const kilobytes = sum(({ memory }) => memory.workingSetSize);
      process.stdout.write(`\nstopwatch ${JSON.stringify({ ...marks, processorSeconds, kilobytes })}\n`, () =>
        app.exit(0),
      );
    }, REST);
  });
});

/** In the page: until there is a field in view that can be written in. */
function waitForField() {
  const fields = () => [...document.querySelectorAll('input, textarea')];
  const usable = () =>
    fields().find((one) => one.checkVisibility() && !one.disabled && /^(text|search|textarea)$/.test(one.type));
  return new Promise((resolve) => {
    const look = () => {
      const field = usable();
      if (!field) return false;
      observer.disconnect();
      field.focus();
      resolve();
      return true;
    };
    const observer = new MutationObserver(look);
    if (!look()) observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** In the page: until what was typed is drawn. */
function waitForLetter() {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.activeElement?.value?.includes('x')) return requestAnimationFrame(look);
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      resolve({ painted: performance.timeOrigin + (paint?.startTime ?? NaN), typed: Date.now() });
    };
    look();
  });
}
