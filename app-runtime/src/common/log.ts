/** What a line of the log says beside its time, level and message. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes one JSON object per line, the form that CloudWatch Logs can query by field. */
export interface Log {
    info(message: string, fields?: LogFields): void;
    warn(message: string, fields?: LogFields): void;
    error(message: string, fields?: LogFields): void;
}

/** A log that hands each finished line, with its line end, to `write`. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
    const line =
        (level: string) =>
        (message: string, fields: LogFields = {}): void =>
            write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
    return { info: line("info"), warn: line("warn"), error: line("error") };
}
