import type { ColumnType } from "kysely";

/** Large whole numbers: PostgreSQL's driver hands them over as text, MySQL's as numbers. */
type Large = ColumnType<string | number, number, number>;

/** A moment that the server sets where nobody else does. */
type Moment = ColumnType<Date, Date | undefined, Date>;

/** Columns as the migrations leave them, by table. Times are UTC with milliseconds, ids UUIDs of version 7 as text. */
export interface Schema {
    readonly accounts: AccountTable;
    readonly data_deletion: DataDeletionTable;
    readonly images: ImageTable;
    readonly log_in_attempts: LogInAttemptTable;
    readonly ended_sessions: EndedSessionTable;
    readonly schema_steps: SchemaStepTable;
}

export interface AccountTable {
    readonly id: string;
    readonly name: string;
    readonly password_hash: string;
    readonly token_hash: string | null;
}

/** One row. Moments in milliseconds since 1970, 0 where there is none. */
export interface DataDeletionTable {
    readonly id: string;
    /** The latest order that was begun: every image recorded since is newer. */
    readonly begun: Large;
    /** The latest order that was carried out to its end; `begun` where none is under way. */
    readonly finished: Large;
    /** The latest order for a moment that was still to come when it was first heard of. */
    readonly refused: Large;
}

export interface ImageTable {
    readonly id: string;
    readonly name: string;
    /** No foreign key: an image outlives the account that it came from. */
    readonly owner_id: string;
    readonly format: string;
    readonly width: number;
    readonly height: number;
    readonly bytes: Large;
    readonly taken_at: Date | null;
    readonly camera: string | null;
    readonly uploaded_at: Date;
    readonly location: string;
    readonly link: string | null;
    readonly checksum: string;
    /** Who moves it, and until when nobody else may. */
    readonly claimed_by: string | null;
    readonly claimed_until: Date | null;
    /** Set when its deletion starts; the row goes when its bytes are gone. */
    readonly deleted_at: Date | null;
}

export interface LogInAttemptTable {
    readonly id: string;
    /** SHA-256 of the key, in hex: keys hold what people typed. */
    readonly key_hash: string;
    readonly attempted_at: Date;
}

export interface EndedSessionTable {
    readonly id: string;
    /** When its cookie is no longer good. */
    readonly expires_at: Date;
}

/** Which migrations have run. */
export interface SchemaStepTable {
    readonly name: string;
    readonly applied_at: Moment;
}
