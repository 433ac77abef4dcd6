import { allowsAction, type Condition, type PolicyStatement } from "./policy-document.js";

/**
 * Those of some actions that a policy allows without saying on what: on every resource, or on every one of a kind, and
 * with no condition that is about the resource. What the policy also denies outright does not count.
 */
export function grantedOnEverything(
    statements: readonly PolicyStatement[],
    actions: readonly string[],
): readonly string[] {
    const wide = statements.filter((statement) => statement.effect === "Allow" && isUnlimited(statement));
    const denials = statements.filter(isOutrightDenial);
    return actions.filter(
        (action) =>
            wide.some((statement) => allowsAction(statement, action)) &&
            !denials.some((statement) => allowsAction({ ...statement, effect: "Allow" }, action)),
    );
}

/** Whether a statement says neither by its resources nor by its conditions on what its actions may be done. */
export function isUnlimited(statement: PolicyStatement): boolean {
    return namesEverything(statement) && !statement.conditions.some(isAboutResource);
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

/**
 * Whether a condition can narrow down on what something is done. The keys that all services have say who asks, from
 * where and how, apart from the tags; those of one service are about what it is asked for.
 */
function isAboutResource({ key }: Condition): boolean {
    return !key.startsWith("aws:") || ["aws:resourcetag/", "aws:requesttag/"].some((start) => key.startsWith(start));
}
