/**
 * Loaded before the program, for starts that end before a test could reach into them: writes down each question that the
 * program asks outside its window, and answers it once a test has.
 */
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { app, dialog } = require('electron');

const folder = process.env.FACEDESK_TEST_DIALOGS;
let asked = 0;

dialog.showMessageBox = (...given) => {
  const { message, detail, buttons } = given.at(-1);
  const answer = join(folder, `answer-${asked}`);
  asked += 1;
  appendFileSync(join(folder, 'asked'), `${JSON.stringify({ message, detail, buttons })}\n`);
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!existsSync(answer)) return;
      clearInterval(look);
      resolve({ response: buttons.indexOf(readFileSync(answer, 'utf8')), checkboxChecked: false });
    }, 20);
  });
};
app.relaunch = () => appendFileSync(join(folder, 'relaunched'), 'x');
