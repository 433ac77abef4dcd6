/** The database did not do what it was asked; the message says why, and never holds a password. */
export class DatabaseError extends Error {
    public override readonly name: string = "DatabaseError";
}

/**
 * The database cannot do it now: it is out of reach, starting, full of connections, too slow, or gave way to somebody else.
 * The same may work in a moment; a web server answers 503.
 */
export class DatabaseUnavailable extends DatabaseError {
    public override readonly name = "DatabaseUnavailable";
}

/** There is one with that id, name or hash already. */
export class AlreadyExists extends DatabaseError {
    public override readonly name = "AlreadyExists";
}

/** The value cannot be kept: the message says which, and what is allowed. Nothing was written. */
export class UnstorableValue extends DatabaseError {
    public override readonly name = "UnstorableValue";
}

/** A newer release has changed the database; this program would misread it. */
export class SchemaTooNew extends DatabaseError {
    public override readonly name = "SchemaTooNew";
}
