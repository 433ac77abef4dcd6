/** A command cannot do what it was asked to; the message says why and what to do. */
export class CommandError extends Error {
    public override readonly name: string = "CommandError";
}

/** There is no such command; the message lists those that there are. */
export class UsageError extends CommandError {
    public override readonly name = "UsageError";
}
