/** What a job on another thread is told from outside, and reports. */
export interface JobContext {
  onProgress(share: number): void;
  /** Called between two items. @throws StoppedError once a person has asked to stop */
  goOn(): void;
}

export class StoppedError extends Error {}
