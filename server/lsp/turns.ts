/** Does something later. */
export type Wait = (act: () => void) => void;

/** Does something in the next turn of the event loop, when a message that waits has been taken. */
export const inNextTurn: Wait =
  // A browser's worker has no setImmediate; a timer waits a millisecond longer.
  typeof setImmediate === "function" ? (act) => void setImmediate(act) : (act) => void setTimeout(act, 0);

/** Does something when every message that waits has been taken. */
export const afterAll: Wait = (act) => void setTimeout(act, 2);
