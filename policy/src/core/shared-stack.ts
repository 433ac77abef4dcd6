import type { PolicyResource } from "@pulumi/policy";
import { Stack } from "./stack.js";

/** How many resources the engine sent; undefined where no engine did, as in a test of one rule. */
let expected: number | undefined;
let shared: Stack | undefined;

/** The engine asks about a stack of so many resources. It asks about one stack at a time. */
export function expectStack(resources: number): void {
    expected = resources;
    shared = undefined;
}

/**
 * The stack that the rules are asked about. The first of them makes it from what the SDK hands over, and the others
 * share it: they are handed nothing.
 *
 * @throws when the SDK handed over fewer resources than the engine sent, of which no rule may judge the rest only
 */
export function stackOf(resources: readonly PolicyResource[]): Stack {
    if (expected === undefined) {
        return inOrder(resources);
    }
    if (shared === undefined) {
        if (resources.length !== expected) {
            throw new RangeError(`the SDK shows ${resources.length} of ${expected} resources`);
        }
        shared = inOrder(resources);
    }
    return shared;
}

/** The engine's order of resources changes from run to run. */
function inOrder(resources: readonly PolicyResource[]): Stack {
    return new Stack([...resources].sort((one, other) => (one.urn < other.urn ? -1 : 1)));
}
