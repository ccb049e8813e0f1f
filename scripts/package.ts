import { join } from 'node:path';
import { build } from './electron/electron-vite.ts';
import { findElectron } from './electron/find-electron.ts';
import { makeDeb } from './packaging/linux/deb.ts';
import { pack } from './packaging/pack.ts';
import { stage } from './packaging/stage.ts';
import { fileNameEnding, type Target } from './packaging/target.ts';
import { main } from './problem.ts';
import { projectRequire, root } from './project.ts';

await main(async () => {
  const electron = await findElectron();
  const target: Target = { system: 'linux', processor: 'x64', electron, isRelease: false };
  await build();
  const folder = join(root, 'dist');
  await stage(join(folder, 'stage'), target);
  const packed = await pack(join(folder, 'stage'), folder, target);
  const { version } = projectRequire('./package.json');
  const file = join(folder, `facedesk-${fileNameEnding(version, target)}.deb`);
  await makeDeb(packed, file, join(folder, 'deb'), { version, ...target });
  console.log(file);
  return 0;
});
