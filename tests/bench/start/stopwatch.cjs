// Put into a program before its own code (`electron -r`): says when its window can be used, and what that took.
const { app } = require('electron');

/** Until nothing is left to do after the start, in milliseconds. */
const REST = 5000;

app.once('browser-window-created', (_event, window) => {
  const created = Date.now();
  const shown = new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  window.webContents.once('dom-ready', async () => {
    await window.webContents.executeJavaScript(`(${waitForField})()`);
    window.webContents.sendInputEvent({ type: 'char', keyCode: 'x' });
    const letter = await window.webContents.executeJavaScript(`(${waitForLetter})()`);
    // Nobody types into a window that isn't there.
    const typed = Math.max(letter, await shown);
    setTimeout(() => {
      const all = app.getAppMetrics();
      const sum = (read) => all.reduce((total, process) => total + read(process), 0);
      const processorSeconds = sum(({ cpu }) => cpu.cumulativeCPUUsage ?? 0);
      const megabytes = sum(({ memory }) => memory.workingSetSize) / 1000;
      const figures = JSON.stringify({ created, typed, processorSeconds, megabytes });
      process.stdout.write(`\nstopwatch ${figures}\n`, () => app.exit(0));
    }, REST);
  });
});

/** In the page: until there is a field in view that can be written in. */
function waitForField() {
  const usable = () =>
    [...document.querySelectorAll('input, textarea')].find(
      (one) => one.checkVisibility() && !one.disabled && /^(text|search|password|textarea)$/.test(one.type),
    );
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
      resolve(Date.now());
    };
    look();
  });
}
