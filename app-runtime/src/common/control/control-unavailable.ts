/** Something that manager and auto-scaling cannot work without does not answer; the message says what, and what to do about it. */
export class ControlUnavailable extends Error {
    public override readonly name = "ControlUnavailable";
}

/** What is to be allowed where AWS says that it is not. */
export interface Asked {
    /** Completes the sentence "… cannot be read". */
    readonly what: string;
    /** Such as `ssm:GetParameter`. */
    readonly action: string;
}

/** Turns what AWS says into a {@link ControlUnavailable}. */
export function unavailable(error: unknown, { what, action }: Asked): ControlUnavailable {
    const name = error instanceof Error ? error.name : "";
    const isDenied = /AccessDenied|NotAuthorized|UnauthorizedOperation/.test(name);
    const fix = isDenied ? `allow ${action}` : "try again in a moment, and see that AWS can be reached";
    return new ControlUnavailable(`${what}: ${fix}.`, { cause: error });
}
