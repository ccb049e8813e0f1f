import { z } from 'zod';
import { buildKinds } from '../build-kind.ts';
import { surroundingsSchema } from '../check/surroundings.ts';
import { MAXIMUM_CAMERA_NAME_LENGTH } from '../limits.ts';
import { modes } from '../mode.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const program = {
  'program.describe': {
    request: nothing,
    answer: z.strictObject({
      version: z.string(),
      mode: z.enum(modes),
      /** Whether production has been explained and agreed to, once. */
      productionAgreed: z.boolean(),
      /** A developer's build may talk to vendors on this computer; the banner says so. */
      loopbackVendors: z.boolean(),
      /** The practice vendors are out of reach, as a person has asked: to try what the outbox does then. */
      practiceOffline: z.boolean(),
      /** Screenshots and shared screens don't show the window; null where the system can't do that. */
      contentProtected: z.boolean().nullable(),
      /** What this computer's clock is ahead of the vendors', in milliseconds; null until one has said the time. */
      clockOffset: z.number().nullable(),
    }),
  },
  'program.switchMode': {
    request: z.strictObject({
      mode: z.enum(modes),
      /** The person has just read and agreed to what production means. */
      productionAgreed: z.boolean(),
    }),
    answer: nothing,
  },
  /** This computer's own address; and, where that is asked, whether both vendors' hosts take a connection now, without a call. */
  'program.surroundings': { request: z.strictObject({ asksVendors: z.boolean() }), answer: surroundingsSchema },
  /** For a person's support: what runs here, and where what it keeps lies. */
  'program.about': {
    request: nothing,
    answer: z.strictObject({
      version: z.string(),
      build: z.enum(buildKinds),
      electron: z.string(),
      system: z.string(),
      dataFolder: z.string(),
      log: z.string(),
    }),
  },
  /** The log, in the system's file manager. */
  'program.showLog': { request: nothing, answer: nothing },
  /** The camera that was chosen last, as the system calls it; null where none ever was. */
  'program.camera': { request: nothing, answer: z.strictObject({ name: z.string().nullable() }) },
  'program.rememberCamera': {
    request: z.strictObject({ name: z.string().min(1).max(MAXIMUM_CAMERA_NAME_LENGTH) }),
    answer: nothing,
  },
  'program.protectContent': { request: z.strictObject({ isOn: z.boolean() }), answer: nothing },
  /** A fault of the page, for the log. No message: it may quote what a person typed. */
  'program.reportFault': {
    request: z.strictObject({
      where: z.string().regex(/^[a-z][a-z ]{0,39}$/),
      name: z.string().max(100),
      stack: z.string().max(20_000),
    }),
    answer: nothing,
  },
} satisfies Calls<'program'>;
