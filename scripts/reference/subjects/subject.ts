/** An option that is changed, everything else staying as it is. */
export interface Change<Args, Option extends keyof Args = keyof Args> {
    /** @default as the subject has it, which is mostly not at all */
    readonly from?: Args[Option];
    /** `undefined` takes the option away. */
    readonly to: Args[Option] | undefined;
    /** Other options that go with this one, before the change and after it. */
    readonly with?: Partial<Args>;
    /** What to write for the change where its values say too little or too much. */
    readonly say?: string;
    /** What AWS does about it that no model shows. */
    readonly note?: string;
}

/** For each option one change or more. */
export type Changes<Args> = { readonly [Option in keyof Args]?: readonly Change<Args, Option>[] };

/** A component by itself, whose options are changed one at a time to see what each change does. */
export interface Subject {
    /** Logical name of the component. */
    readonly name: string;
    readonly changes: Readonly<Record<string, readonly TriedChange[]>>;
}

/** A change as a pair of programs. */
export interface TriedChange {
    /** The same function where the subject is as it is by itself. */
    readonly before: () => void;
    readonly after: () => void;
    readonly from: unknown;
    readonly to: unknown;
    readonly say: string | undefined;
    readonly note: string | undefined;
}

/**
 * @param make makes the component, called `name`, and nothing else
 * @param standard the options that it cannot do without
 */
export function subject<Args extends object>(
    name: string,
    make: (args: Args) => void,
    standard: Args,
    changes: Changes<Args>,
): Subject {
    const untouched = (): void => {
        make(standard);
    };
    const tried = (option: string, change: Change<Args>): TriedChange => {
        const surroundings = { ...standard, ...change.with };
        const { from = Reflect.get(surroundings, option), to, say, note } = change;
        const program = (value: unknown) => (): void => {
            make({ ...surroundings, [option]: value });
        };
        const plain = change.with === undefined && change.from === undefined;
        return { before: plain ? untouched : program(from), after: program(to), from, to, say, note };
    };
    const entries = Object.entries<readonly Change<Args>[] | undefined>(changes);
    return {
        name,
        changes: Object.fromEntries(
            entries.map(([option, list = []]) => [option, list.map((each) => tried(option, each))]),
        ),
    };
}
