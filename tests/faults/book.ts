/** A check that the kill test had entered, or tried to: nobody may have been told whether it was. */
export interface Entered {
  readonly kind: 'livenessLookup' | 'faceMatch';
  /** The session or verification id: no other check has it. */
  readonly subject: string;
  /** What the gate gave back; null where the kill came first. */
  id: string | null;
  /** When it was asked for: milliseconds since 1970. */
  readonly at: number;
}

/** What a person decides about a check that can't go on by itself. The kill may undo it: then it is decided again. */
export type Decision = 'sendNow' | 'askAgain' | 'close' | 'leave';

/** What the kill test has done so far, in a place that outlives the program. */
export interface Book {
  readonly entered: Entered[];
  /** By check. */
  readonly decisions: Map<string, Decision>;
  /** Lost matches that it chose to ask about again, under a new verification id. */
  readonly askedAgain: Set<string>;
  /** Seen in the window. */
  readonly states: Set<string>;
}

export function emptyBook(): Book {
  return { entered: [], decisions: new Map(), askedAgain: new Set(), states: new Set() };
}
