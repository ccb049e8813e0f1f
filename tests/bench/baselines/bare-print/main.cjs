// Prints a finished page, as a program that does nothing else would: `electron main.cjs PAGE TIMES`. Says the milliseconds of each.
const { app, BrowserWindow } = require('electron');

const [page, times] = process.argv.slice(-2);

// Between two windows there is none.
app.on('window-all-closed', () => {});
app.whenReady().then(async () => {
  const took = [];
  for (let count = 0; count < Number(times); count += 1) {
    const began = performance.now();
    const window = new BrowserWindow({ show: false, webPreferences: { backgroundThrottling: false } });
    await window.loadFile(page);
    await window.webContents.executeJavaScript(
      'Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]).then(() => null)',
    );
    await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    took.push(performance.now() - began);
    window.destroy();
  }
  process.stdout.write(`\nprinted ${JSON.stringify(took)}\n`, () => app.exit(0));
});
