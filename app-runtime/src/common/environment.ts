/** Environment variables as a process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The environment cannot be worked with; the message has one sentence per variable. */
export class EnvironmentError extends Error {
    public override readonly name = "EnvironmentError";

    constructor(public readonly problems: readonly string[]) {
        super(problems.join("\n"));
    }
}

/** What a whole number may be. */
export interface NumberRange {
    readonly lowest: number;
    readonly highest: number;
    /** What an unset variable means; without it the variable is required. */
    readonly otherwise?: number;
}

/** What a variable with a few known values may be. */
export interface Choices<Value extends string> {
    readonly of: readonly Value[];
    /** What an unset variable means; without it the variable is required. */
    readonly otherwise?: Value;
}

/**
 * Reads environment variables one by one and remembers what is wrong with them, so that an operator hears of all problems at once.
 *
 * Messages repeat what a variable holds: hand secrets over by name or ARN, never by value.
 * `Name` is the list of variables that the program has a contract for.
 */
export class EnvironmentReader<Name extends string> {
    private readonly problems: string[] = [];

    constructor(private readonly variables: Variables) {}

    /** A variable that is set to nothing counts as not set: systemd and shells write empty ones freely. */
    public optional(name: Name): string | undefined {
        const value = this.variables[name]?.trim();
        return value === "" ? undefined : value;
    }

    /** A variable that must be set; `meaning` completes the sentence "set it to …". */
    public text(name: Name, meaning: string): string {
        const value = this.optional(name);
        if (value === undefined) {
            this.problems.push(`${name} is not set; set it to ${meaning}.`);
        }
        return value ?? "";
    }

    public wholeNumber(name: Name, range: NumberRange): number {
        const allowed = `a whole number from ${range.lowest} to ${range.highest}`;
        const value = this.optional(name);
        if (value === undefined) {
            if (range.otherwise === undefined) {
                this.problems.push(`${name} is not set; set it to ${allowed}.`);
            }
            return range.otherwise ?? range.lowest;
        }
        const number = Number(value);
        if (!/^\d+$/.test(value) || number < range.lowest || number > range.highest) {
            this.refuse(name, `set it to ${allowed}`);
        }
        return number;
    }

    public choice<Value extends string>(name: Name, { of, otherwise }: Choices<Value>): Value {
        const allowed = of.map((value) => `"${value}"`).join(" or ");
        const value = this.optional(name);
        const chosen = value === undefined ? otherwise : of.find((each) => each === value);
        if (chosen !== undefined) {
            return chosen;
        }
        if (value === undefined) {
            this.problems.push(`${name} is not set; set it to ${allowed}.`);
        } else {
            this.refuse(name, `set it to ${allowed}`);
        }
        // Never seen by anyone: `finish` throws before the settings are used.
        return of[0] ?? raise(`${name} has no allowed value`);
    }

    /** Texts parted by commas or blanks; an unset variable is an empty list. */
    public list(name: Name): readonly string[] {
        return (
            this.optional(name)
                ?.split(/[\s,]+/)
                .filter((text) => text !== "") ?? []
        );
    }

    /** Notes that a variable does not hold what it should; `fix` says what to do. */
    public refuse(name: Name, fix: string): void {
        this.problems.push(`${name} is "${this.optional(name) ?? ""}"; ${fix}.`);
    }

    /** Notes what is wrong with several variables together, in one whole sentence. */
    public complain(sentence: string): void {
        this.problems.push(sentence);
    }

    /** Call it when every variable has been read. @throws EnvironmentError naming every variable that is missing or wrong */
    public finish(): void {
        if (this.problems.length > 0) {
            throw new EnvironmentError(this.problems);
        }
    }
}

function raise(message: string): never {
    throw new Error(message);
}
