const SHORTEST_WITH_ENDING = 12;

/** Of a short secret even the ending would be too much. */
export function endingOf(secret: string): string {
  return secret.length >= SHORTEST_WITH_ENDING ? secret.slice(-4) : '';
}

/** All that leaves the main process of a client id. */
export function clientIdEnding(clientId: string): string {
  return `…${endingOf(clientId)}`;
}
