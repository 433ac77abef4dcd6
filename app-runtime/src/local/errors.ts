/** Something that runs beside the application on this machine cannot be started; the message says why and what to do. */
export class LocalServerError extends Error {
    public override readonly name = "LocalServerError";
}
