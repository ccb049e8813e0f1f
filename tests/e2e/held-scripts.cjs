/** Loaded before the program: what moves its first screen is not served before a test says so. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { protocol } = require('electron');

const folder = process.env.FACEDESK_TEST_DIALOGS;
const register = protocol.registerBufferProtocol.bind(protocol);

protocol.registerBufferProtocol = (scheme, serve) =>
  register(scheme, (request, answer) => {
    if (!/\/moving-[^/]*\.js$/.test(request.url)) return serve(request, answer);
    const look = setInterval(() => {
      if (!existsSync(join(folder, 'go'))) return;
      clearInterval(look);
      serve(request, answer);
    }, 20);
  });
