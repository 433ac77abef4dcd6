import type { PolicyResource } from "@pulumi/policy";
import { matchesGlob } from "../core/glob.js";
import { elementsOf, member, type Reading, read, textOf } from "../core/reading.js";
import { isComputed } from "../core/references.js";
import { Referrers } from "../core/referrers.js";
import type { Stack, Types } from "../core/stack.js";
import { allOf, type Answer, anyOf, not } from "./answers.js";
import { given } from "./program-inputs.js";
import { arnMatches, type LikelyArn } from "./likely-arn.js";
import { mapTags, type TagSet } from "./tag-set.js";

const selectionType = "aws:backup/selection:Selection";

/** What a selection is asked for. */
interface Target {
    arn: LikelyArn;
    tags: TagSet;
}

/**
 * Which resources AWS Backup's selections of a stack choose: by ARN, with wildcards, or by one of several tags, and of
 * those only what fulfils all conditions and is not excepted. A selection of nothing at all chooses everything.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export class BackupSelections {
    private readonly byReference: Referrers;
    private readonly selections: ReadonlyMap<PolicyResource, Selection>;
    /** Those that may choose more than what they refer to. */
    private readonly broad: readonly Selection[];

    /** @param types of what will be asked for */
    constructor(stack: Stack, types: Types) {
        const from = [selectionType];
        this.byReference = new Referrers(stack, { from, property: "resources", isList: true, to: types });
        this.selections = new Map(stack.ofType(...from).map((resource) => [resource, new Selection(resource)]));
        this.broad = [...this.selections.values()].filter(({ isBroad }) => isBroad);
    }

    /** Whether some selection chooses the resource. */
    public choose(resource: PolicyResource, arn: LikelyArn): Answer {
        const { type, name, props, provider } = resource;
        const target = { arn, tags: readOnce(mapTags({ type, name, props, provider })) };
        const { certain, possible } = this.byReference.of(resource);
        const limits = (selection: PolicyResource) => this.selections.get(selection)?.admits(target) ?? "no";
        let best = anyOf([...certain.map(limits), ...possible.map((one) => allOf(["perhaps", limits(one)]))]);
        for (const selection of this.broad) {
            // One is enough, and a stack may have hundreds of selections and of databases.
            if (best === "yes") break;
            best = anyOf([best, selection.chooses(target)]);
        }
        return best;
    }
}

/** Many selections ask for the same few tags, whose reading looks at all tags each time. */
function readOnce(tags: TagSet): TagSet {
    const values = new Map<string, Reading>();
    return {
        keys: tags.keys,
        value: (key) => {
            const value = values.get(key) ?? tags.value(key);
            values.set(key, value);
            return value;
        },
    };
}

/** A selection, read once, because it will be asked for each resource. */
class Selection {
    /** Whether it chooses by more than the ARNs of single resources, which a reference finds. */
    public readonly isBroad: boolean;
    private readonly resources: Patterns;
    private readonly excepted: Patterns;
    private readonly tags: Tests;
    private readonly conditions: Tests;

    constructor(selection: PolicyResource) {
        const { props } = selection;
        const isFromNowhere = !isComputed(selection, "resources");
        // An ARN that was computed from a resource is found by the reference, or is that of something else.
        this.resources = patternsOf(read(props, "resources"), isFromNowhere ? "perhaps" : "no");
        // What the program left out of these two, AWS has yet to say; it is nothing.
        this.excepted = patternsOf(given(selection, "notResources"), "perhaps");
        this.conditions = conditionsOf(given(selection, "conditions"));
        this.tags = testsOf(read(props, "selectionTags"), equals);
        const { patterns, unknown } = this.resources;
        this.isBroad =
            this.choosesAll() ||
            this.tags.length > 0 ||
            unknown === "perhaps" ||
            patterns.some((pattern) => /[*?]/.test(pattern));
    }

    public chooses(target: Target): Answer {
        const chosen = this.choosesAll()
            ? "yes"
            : anyOf([matches(this.resources, target), ...this.tags.map((test) => test(target.tags))]);
        return chosen === "no" ? "no" : allOf([chosen, this.admits(target)]);
    }

    /** Whether it would take what it names or what has its tags. */
    public admits(target: Target): Answer {
        return allOf([not(matches(this.excepted, target)), ...this.conditions.map((test) => test(target.tags))]);
    }

    private choosesAll(): boolean {
        const { patterns, unknown } = this.resources;
        return patterns.length === 0 && unknown === undefined && this.tags.length === 0;
    }
}

interface Patterns {
    patterns: readonly string[];
    /** What to say of those that are not known, where there are some. */
    unknown?: Answer;
}

function patternsOf(list: Reading, unknown: Answer): Patterns {
    const elements = elementsOf(list);
    const patterns = elements.map(textOf).filter((text) => text !== undefined);
    const isComplete = list.state !== "unknown" && elements.every(({ state }) => state !== "unknown");
    return isComplete ? { patterns } : { patterns, unknown };
}

function matches({ patterns, unknown = "no" }: Patterns, { arn }: Target): Answer {
    return anyOf([unknown, ...patterns.map((pattern) => arnMatches(pattern, arn))]);
}

type Test = (tags: TagSet) => Answer;
type Tests = readonly Test[];
type MakeTest = (key: string | undefined, wanted: string | undefined) => Test;

/** The tests of a list of tags, whose values are compared in one way. What is not known may hold. */
function testsOf(list: Reading, make: MakeTest): Tests {
    return list.state === "unknown"
        ? [() => "perhaps"]
        : elementsOf(list).map((one) => make(textOf(member(one, "key")), textOf(member(one, "value"))));
}

function conditionsOf(list: Reading): Tests {
    if (list.state === "unknown") {
        return [() => "perhaps"];
    }
    return elementsOf(list).flatMap((condition) =>
        condition.state === "unknown"
            ? [(): Answer => "perhaps"]
            : Object.entries(operators).flatMap(([operator, make]) => testsOf(member(condition, operator), make)),
    );
}

const equals = comparison((wanted, value) => wanted === value);
const isLike = comparison(matchesGlob);
const operators: Readonly<Record<string, MakeTest>> = {
    stringEquals: equals,
    stringLikes: isLike,
    stringNotEquals: opposite(equals),
    stringNotLikes: opposite(isLike),
};

function comparison(holds: (wanted: string, value: string) => boolean): MakeTest {
    return (key, wanted) => (tags) => {
        if (key === undefined || wanted === undefined) {
            return "perhaps";
        }
        const value = tags.value(key.replace(/^aws:ResourceTag\//, ""));
        return value.state === "unknown" ? "perhaps" : holds(wanted, textOf(value) ?? "") ? "yes" : "no";
    };
}

function opposite(make: MakeTest): MakeTest {
    return (key, wanted) => {
        const test = make(key, wanted);
        return (tags) => not(test(tags));
    };
}
