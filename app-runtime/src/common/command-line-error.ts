/** The command line cannot be worked with; the message is one sentence. */
export class CommandLineError extends Error {
    public override readonly name = "CommandLineError";
}
