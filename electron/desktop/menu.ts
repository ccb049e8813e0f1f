import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The menu, mostly for its shortcuts: editing, zoom, the window, quitting. Electron names these items in the system's
 * own words.
 *
 * @param development adds reloading and the developer tools
 */
export function setMenu(development: boolean): void {
  const view: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }];
  if (development) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  view.push({ type: 'separator' }, { role: 'togglefullscreen' });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
