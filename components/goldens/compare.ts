import { type Children, type Golden, type GoldenChild, shortName, smallest, type Value } from "./golden.js";

/** How a component differs from its golden. */
export interface Difference {
    readonly component: string;
    /** Whether the upgrade deletes something, or does to a program that did not change what its author has not asked for. */
    readonly breaking: boolean;
    /** Component, child, property, before, after, and what to do. */
    readonly message: string;
}

/** Inputs that say something to people or hold a program: they follow the source, and a reviewer sees that they do. */
const followTheSource: ReadonlySet<string> = new Set(["alarmDescription", "code", "dashboardBody", "userData"]);
const notThere = "not there";

/**
 * What an upgrade from the version of the golden to the present source would do to programs that do not change.
 *
 * @param present recorded from the source; undefined where the component is gone
 */
export function compareGoldens(golden: Golden, present: Golden | undefined): Difference[] {
    const { component } = golden;
    if (present === undefined) {
        return [breaking(component, "the component is gone, and with it everything that programs made with it.")];
    }
    const programs = new Set([...Object.keys(golden.programs), ...Object.keys(present.programs)]);
    const all = [...programs].flatMap((program) => {
        const [before, after] = [golden.programs[program] ?? {}, present.programs[program] ?? {}];
        return new ProgramComparison(component, program, before, after).differences();
    });
    return [...new Map(all.map((difference) => [difference.message, difference])).values()];
}

/** The children of one program, then and now. */
class ProgramComparison {
    /** The present URN of each that was there before; its own, or that of a child which has it as an alias. */
    private readonly successors: ReadonlyMap<string, string>;

    constructor(
        private readonly component: string,
        private readonly program: string,
        private readonly before: Children,
        private readonly after: Children,
    ) {
        const former = Object.entries(after).flatMap(([urn, { options = {} }]) =>
            (options.aliases ?? []).map((alias) => [alias, urn] as const),
        );
        const byAlias = new Map(former);
        const pairs = Object.keys(before).map((urn) => [urn, urn in after ? urn : byAlias.get(urn)] as const);
        this.successors = new Map(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
    }

    differences(): Difference[] {
        const kept = new Set(this.successors.values());
        return [
            ...Object.entries(this.before).flatMap(([urn, child]) => this.ofChild(urn, child)),
            ...Object.keys(this.after)
                .filter((urn) => !kept.has(urn))
                .map((urn) => this.allowed(urn, "is new.")),
        ];
    }

    private ofChild(urn: string, before: GoldenChild): Difference[] {
        const successor = this.successors.get(urn);
        if (successor === undefined) return [this.gone(urn)];
        const after = this.after[successor] ?? {};
        return [
            ...(successor === urn ? [] : [this.allowed(urn, `is called ${successor} now, and found by its alias.`)]),
            ...this.inAliases(urn, before, after),
            ...this.inOptions(urn, before, after),
            ...this.inInputs(urn, before, after),
        ];
    }

    private gone(urn: string): Difference {
        const name = urn.slice(urn.indexOf("::") + 2);
        return this.breaking(
            urn,
            `would be deleted: nothing has its URN ${urn} now, and nothing has that as an alias. Leave its type, parent and name as they were, ` +
                `or give the resource that it became \`aliases: [{ name: "${name}" }]\`, with \`type\` and \`parent\` where those were others.`,
        );
    }

    private inAliases(urn: string, before: GoldenChild, after: GoldenChild): Difference[] {
        const [old, now] = [before.options?.aliases ?? [], after.options?.aliases ?? []];
        return [
            ...old
                .filter((alias) => !now.includes(alias))
                .map((alias) =>
                    isOfProvider(alias, urn)
                        ? this.allowed(urn, `lost the alias ${alias}, which was the provider package's.`)
                        : this.breaking(
                              urn,
                              `lost the alias ${alias}: stacks that still have it under that name would have it deleted. Keep the alias.`,
                          ),
                ),
            ...now
                .filter((alias) => alias !== urn && !old.includes(alias))
                .map((alias) => this.allowed(urn, `has the alias ${alias} now.`)),
        ];
    }

    private inOptions(urn: string, before: GoldenChild, after: GoldenChild): Difference[] {
        const [{ aliases: _old, ...old }, { aliases: _new, ...now }] = [before.options ?? {}, after.options ?? {}];
        return changesIn("", this.renamed(toValue(old)), toValue(now)).map(({ path, was, is }) =>
            this.breaking(
                urn,
                `the resource option ${path} was ${was} and is ${is}. Leave it as it was, or let an argument decide.`,
            ),
        );
    }

    private inInputs(urn: string, before: GoldenChild, after: GoldenChild): Difference[] {
        if (this.program !== smallest) return [];
        return changesIn("", this.renamed({ ...before.inputs }), { ...after.inputs }).map(({ path, was, is }) =>
            followTheSource.has(path.split(".")[0] ?? "")
                ? this.allowed(urn, `${path} was ${was} and is ${is}.`)
                : this.breaking(
                      urn,
                      `${path} was ${was} and is ${is}. A changed default is a breaking change: keep it as it was, and add an argument for what is better.`,
                  ),
        );
    }

    /** References to what has another name now. */
    private renamed(value: Value): Value {
        const text = [...this.successors]
            .filter(([old, now]) => old !== now)
            .reduce(
                (all, [old, now]) =>
                    all.replaceAll(`\${${shortName(old)}.`, `\${${shortName(now)}.`).replaceAll(`"${old}"`, `"${now}"`),
                JSON.stringify(value),
            );
        const renamed: Value = JSON.parse(text);
        return renamed;
    }

    private breaking(urn: string, what: string): Difference {
        return breaking(this.component, `${this.child(urn)} ${what}`);
    }

    private allowed(urn: string, what: string): Difference {
        const message = `${this.component}: ${this.child(urn)} ${what} Nothing breaks: run \`npm run goldens\` and commit what it writes.`;
        return { component: this.component, breaking: false, message };
    }

    private child(urn: string): string {
        return `${shortName(urn)} of the ${this.program} program`;
    }
}

function breaking(component: string, what: string): Difference {
    return { component, breaking: true, message: `${component}: ${what}` };
}

/** A type that the provider package itself once called otherwise. */
function isOfProvider(alias: string, urn: string): boolean {
    const [aliasTypes = "", aliasName] = alias.split("::");
    const [types = "", name] = urn.split("::");
    const [parents, aliasParents] = [types, aliasTypes].map((chain) => chain.slice(0, chain.lastIndexOf("$") + 1));
    const packages = [types, aliasTypes].map((chain) => chain.slice(chain.lastIndexOf("$") + 1).split(":")[0]);
    return name === aliasName && parents === aliasParents && packages[0] === packages[1] && packages[0] !== "evenkeel";
}

interface Change {
    readonly path: string;
    readonly was: string;
    readonly is: string;
}

/** Where two values differ, by dotted path. */
function changesIn(path: string, before: Value | undefined, after: Value | undefined): Change[] {
    if (isPart(before) && isPart(after) && Array.isArray(before) === Array.isArray(after)) {
        const [old, now] = [Object.entries(before), Object.entries(after)].map((entries) => new Map(entries));
        const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
        return [...keys].flatMap((key) =>
            changesIn(path === "" ? key : `${path}.${key}`, old?.get(key), now?.get(key)),
        );
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [{ path, was: inWords(before), is: inWords(after) }];
}

function isPart(value: Value | undefined): value is Value[] | { [key: string]: Value } {
    return typeof value === "object" && value !== null;
}

/** As much of a value as a sentence can hold. */
function inWords(value: Value | undefined): string {
    if (value === undefined) return notThere;
    const text = JSON.stringify(value);
    return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function toValue(value: object): Value {
    const plain: Value = JSON.parse(JSON.stringify(value));
    return plain;
}
