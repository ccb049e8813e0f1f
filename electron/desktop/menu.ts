import { Menu, type MenuItemConstructorOptions } from 'electron';
import texts from '../../shared/language/main.en.json' with { type: 'json' };

/**
 * The menu, mostly for its shortcuts: editing, zoom, the window, quitting. Electron names these items in the system's
 * own words.
 *
 * @param development adds reloading and the developer tools
 * @param showSupport brings what a person's support asks for into view
 */
export function setMenu(development: boolean, showSupport: () => void): void {
  const view: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }];
  if (development) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  view.push({ type: 'separator' }, { role: 'togglefullscreen' });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: texts.menu.diagnostics, click: showSupport }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
