import { z } from 'zod';
import type { FieldProblem } from '../entry/fields.ts';
import type { Result } from '../result.ts';

export const nothing = z.strictObject({});
export const withId = z.strictObject({ id: z.uuid() });
export const typedText = z.string().max(1000);

/** Half a character (a lone surrogate), as a text cut at its end may have, is not kept as it is by anything. */
function wellFormed<Input extends string | number>(typed: Input): Input {
  return typeof typed === 'string' ? (typed.toWellFormed() as Input) : typed;
}
export const keptText = z.string().overwrite(wellFormed);

/** A typed field, held to the same rule that the window explains at the field itself. */
export function field<Input extends string | number, Value>(
  input: z.ZodType<Input, Input>,
  parse: (typed: Input) => Result<Value, FieldProblem>,
) {
  return input.transform((typed, context): Value => {
    const parsed = parse(wellFormed(typed));
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error, params: { fieldProblem: parsed.error } });
    return z.NEVER;
  });
}
