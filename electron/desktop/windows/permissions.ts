import type { Session } from 'electron';
import { isProgramUrl } from '../../ipc/trusted-caller.ts';

/**
 * Denies every permission but the camera's picture, to our own page. Electron would grant them all by default.
 *
 * The check handler can't tell camera from microphone, and refusing there would hide the cameras' names; the request
 * handler alone decides.
 */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const cameraAlone = permission === 'media' && mediaTypes?.length === 1 && mediaTypes[0] === 'video';
    answer(cameraAlone && details.isMainFrame && isProgramUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === 'media' && isProgramUrl(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** For a page that shows something and needs nothing. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
