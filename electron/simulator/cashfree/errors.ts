import { type Answer, jsonAnswer } from '../endpoint.ts';

/**
 * Cashfree's errors for Face Match: HTTP status, type and message by code, in the words of its OpenAPI file where
 * that has them. Codes documented for several statuses are listed with the first.
 */
const errors: Readonly<Record<string, readonly [status: number, type: string, message: string]>> = {
  'x-client-id_missing': [400, 'validation_error', 'x-client-id is missing in the request.'],
  'x-client-secret_missing': [400, 'validation_error', 'x-client-secret is missing in the request.'],
  'x-client-secret_value_invalid': [400, 'validation_error', 'x-client-secret should be valid.'],
  request_invalid: [400, 'validation_error', 'multipart/form-data is expected in the request.'],
  verification_id_missing: [400, 'validation_error', 'verification_id is missing in the request.'],
  verification_id_value_invalid: [
    400,
    'validation_error',
    'verification_id can include only alphanum, dot, hyphen and underscores.',
  ],
  verification_id_length_exceeded: [400, 'validation_error', 'verification_id can include a maximum of 50 characters.'],
  first_image_missing: [400, 'validation_error', 'first_image is missing in the request.'],
  second_image_missing: [400, 'validation_error', 'second_image is missing in the request.'],
  file_format_invalid: [400, 'validation_error', 'invalid file format, it can be JPEG, JPG or PNG.'],
  file_size_exceeded: [400, 'validation_error', 'file size should be less than 5MB.'],
  threshold_value_invalid: [400, 'validation_error', 'threshold should be between 0 and 1.'],
  authentication_failed: [401, 'authentication_error', 'Invalid clientId and clientSecret combination'],
  ip_validation_failed: [403, 'authentication_error', 'IP not whitelisted your current ip is 203.0.113.42.'],
  not_found: [404, 'invalid_request_error', 'there is nothing here.'],
  verification_id_already_exists: [409, 'validation_error', 'verification ID already exists'],
  insufficient_balance: [422, 'validation_error', 'Insufficient balance to process this request'],
  too_many_requests_per_operation: [
    429,
    'rate_limit_error',
    'Too many requests for this operation, rate limit reached',
  ],
  too_many_requests_per_ip: [429, 'rate_limit_error', 'Too many requests from the IP, rate limit reached'],
  verification_failed: [500, 'internal_error', 'something went wrong'],
  api_error: [500, 'internal_error', 'api error'],
  request_failed: [502, 'internal_error', 'request failed'],
};

/** Every code that `cashfreeError` has words for. */
export const cashfreeErrorCodes: readonly string[] = Object.keys(errors);

/**
 * The answer to a code. A code that Cashfree is not known to send comes as a 400 unless a status is given.
 */
export function cashfreeError(code: string, headers: Readonly<Record<string, string>>, status?: number): Answer {
  const [usualStatus, type, message] = errors[code] ?? [400, 'invalid_request_error', `${code}.`];
  return jsonAnswer(status ?? usualStatus, { type, code, message }, headers);
}
