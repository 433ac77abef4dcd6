/** The files that a function's process finds open. Standard output and standard error are one file, the log, so that lines keep their order. */
export const fileDescriptors = { event: 0, log: 1, answer: 3 } as const;

/** Sent once the handler is about to be called: from then on the function's time runs. */
export const invoking = "invoking";
