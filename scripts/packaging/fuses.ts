import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

/** What Electron's binary may do, beyond what the program's code asks of it. Each is set on purpose; a new one fails the packing. */
export const fuses: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The signed binary must not become a Node that runs anybody's script, nor take orders from the environment or a debugger.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The program is what is in the archive, and on Windows and macOS only the archive that was packed with the binary.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Pages come from app://; a file:// page gets no more than in a browser.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // No cookie is ever kept, and sealing them would open the keychain at each start.
  [FuseV1Options.EnableCookieEncryption]: false,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // WebAssembly's bounds are watched by the processor: as fast and as safe as in Chromium.
  [FuseV1Options.WasmTrapHandlers]: true,
};
