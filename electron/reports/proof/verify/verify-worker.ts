import { parentPort, workerData } from 'node:worker_threads';
import { verifyReport } from './verify-report.ts';

/** The thread's entry: one file, one answer. */
parentPort?.postMessage(await verifyReport(workerData));
