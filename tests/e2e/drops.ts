import type { Locator, Page } from '@playwright/test';

/** A real drop: files on disk, dragged over the window and let go over a place, as the system delivers it. */
export async function dropFiles(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to drop on');
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

export function dropFile(page: Page, target: Locator, path: string): Promise<void> {
  return dropFiles(page, target, [path]);
}
