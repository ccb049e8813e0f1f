/** An Electron that can be run. */
export interface ElectronBuild {
  executable: string;
  /** The folder that holds the whole build, for ELECTRON_OVERRIDE_DIST_PATH. */
  folder: string;
  source: 'official' | 'stock';
  version: string;
}
