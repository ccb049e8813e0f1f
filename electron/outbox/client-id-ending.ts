const SHORTEST_WITH_ENDING = 12;
const ENDING = 4;

/** All that is told of a client id outside the main process. Of a short one the ending would be too much. */
export function clientIdEnding(clientId: string): string {
  return `…${clientId.length >= SHORTEST_WITH_ENDING ? clientId.slice(-ENDING) : ''}`;
}
