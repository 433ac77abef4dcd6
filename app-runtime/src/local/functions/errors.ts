/** A call of the Engine API that cannot be answered; the status is its HTTP status. */
export class ContainerError extends Error {
    public override readonly name = "ContainerError";

    constructor(
        public readonly status: 400 | 404 | 501,
        message: string,
    ) {
        super(message);
    }
}
