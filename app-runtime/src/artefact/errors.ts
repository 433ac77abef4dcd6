/** The artefact cannot be made; the message says what is missing and what to do. */
export class ArtefactError extends Error {
    public override readonly name = "ArtefactError";
}
