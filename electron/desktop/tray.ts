import { Menu, nativeImage, Tray } from 'electron';
import texts from '../../shared/language/main.en.json' with { type: 'json' };

const SIZE = 22;

/** An icon by the clock, for a program that goes on without a window. Returns what removes it. */
export function showTray(icon: string, open: () => void, quit: () => void): () => void {
  const tray = new Tray(nativeImage.createFromPath(icon).resize({ width: SIZE, height: SIZE }));
  tray.setToolTip(texts.tray.tip);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: texts.tray.open, click: open },
      { type: 'separator' },
      { label: texts.tray.quit, click: quit },
    ]),
  );
  tray.on('click', open);
  return () => tray.destroy();
}
