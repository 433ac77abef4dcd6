import { allowsAction, type Condition, type PolicyStatement } from "./policy-document.js";

/**
 * Those of some actions that a policy allows without saying on what: on every resource, or on every one of a kind, and
 * with no condition that is about the resource. What the policy also denies outright does not count.
 */
export function grantedOnEverything(
    statements: readonly PolicyStatement[],
    actions: readonly string[],
): readonly string[] {
    const wide = statements.filter((statement) => statement.effect === "Allow" && namesEverything(statement));
    const denials = statements.filter(isOutrightDenial);
    return actions.filter(
        (action) =>
            wide.some((statement) => allowsAction(statement, action) && isUnlimited(statement, action)) &&
            !denials.some((statement) => allowsAction({ ...statement, effect: "Allow" }, action)),
    );
}

/** Whether a statement says neither by its resources nor by its conditions on what an action of it may be done. */
export function isUnlimited(statement: PolicyStatement, action: string): boolean {
    return namesEverything(statement) && !statement.conditions.some((condition) => isLimit(condition, action));
}

/** Whether its resources are all there are, or all of a kind. Everything except a few counts as everything. */
export function namesEverything({ resources, notResources }: PolicyStatement): boolean {
    return notResources.length > 0 || resources.some(isEverything);
}

function isOutrightDenial({ effect, resources, conditions }: PolicyStatement): boolean {
    return effect === "Deny" && resources.includes("*") && conditions.length === 0;
}

/** Such as `*`, `arn:aws:iam:*`, `arn:aws:iam::111122223333:role/*` or `arn:aws:s3:::*`, but not `arn:aws:s3:::media/*`. */
function isEverything(resource: string): boolean {
    const [, , service, , , ...rest] = resource.split(":");
    const name = rest.join(":");
    if (name === "") {
        return resource.endsWith("*");
    }
    // What S3 has in the place of a kind is a bucket's name.
    return service === "s3" ? /^[*/]+$/.test(name) : /^(?:[\w-]+[/:])?[*/:]*\*[*/:]*$/.test(name);
}

/** Such as `*`, or an ARN that means everything of a kind. */
export function isAnything(value: string): boolean {
    return /^[*?]*$/.test(value) || (value.startsWith("arn:") && isEverything(value));
}

/** Operators that let values pass instead of naming them, or that hold where the key is not there. */
const namesNothing = /^forallvalues:|ifexists$|not|null$/;

/** Whether a condition narrows down on what an action is done. */
function isLimit({ operator, key, values }: Condition, action: string): boolean {
    return (
        isAboutResource(key, action) &&
        !namesNothing.test(operator) &&
        values.length > 0 &&
        !values.some((value) => isAnything(value))
    );
}

/**
 * The keys that all services have say who asks, from where and how; those of the action's own service are about what it
 * is asked for. Tags are whichever service's: `iam:ResourceTag` limits `sts:AssumeRole`.
 */
function isAboutResource(key: string, action: string): boolean {
    const [service] = action.toLowerCase().split(":");
    return key.startsWith(`${service}:`) || /^[\w-]+:(?:resource|request)tag\//.test(key);
}
