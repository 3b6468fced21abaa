/** Does something in a later turn of the event loop, when messages that wait may have been taken first. */
export const inNextTurn: (act: () => void) => void =
  // A browser's worker has no setImmediate; a timer waits a millisecond longer.
  typeof setImmediate === "function" ? (act) => void setImmediate(act) : (act) => void setTimeout(act, 0);
