/** Runs what may fail, so that one failure neither ends the server nor leaves a request without an answer. */
export interface Guard {
  /** The answer, or `otherwise` where computing it throws. */
  now<Answer>(otherwise: Answer, compute: () => Answer): Answer;
  /** Does something whose end nobody waits for. */
  later(act: () => Promise<unknown>): void;
}

/** A guard that reports every failure, with its stack, to a log. */
export function guard(log: (message: string) => void): Guard {
  const report = (failure: unknown) => log(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
  return {
    now: (otherwise, compute) => {
      try {
        return compute();
      } catch (failure) {
        report(failure);
        return otherwise;
      }
    },
    later: (act) => {
      act().catch(report);
    },
  };
}
