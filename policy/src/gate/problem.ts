/** Something that keeps the gate from judging, in a sentence for the user. */
export class GateProblem extends Error {}

/** What the gate's exit codes mean. */
export const exitCodes = { passed: 0, violated: 1, undecided: 2, notRun: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
