/** Loaded before the program: it is not ready before a test says so, and writes down when a window shows. */
const { appendFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');
const { app } = require('electron');

const folder = process.env.FACEDESK_TEST_DIALOGS;
const whenReady = app.whenReady.bind(app);

app.whenReady = async () => {
  await whenReady();
  appendFileSync(join(folder, 'slow'), 'x');
  await new Promise((resolve) => {
    const look = setInterval(() => {
      if (!existsSync(join(folder, 'go'))) return;
      clearInterval(look);
      resolve();
    }, 20);
  });
};
app.on('browser-window-created', (_event, window) => {
  window.on('show', () => appendFileSync(join(folder, 'shown'), 'x'));
});
