import type { PolicyResource } from "@pulumi/policy";
import { Referrers } from "../core/referrers.js";
import type { Stack } from "../core/stack.js";
import { functionType, functionTypes } from "./functions.js";

/** What lets others than the program call a function. */
const callers = [
    { from: ["aws:lambda/permission:Permission"], property: "function" },
    { from: ["aws:lambda/eventSourceMapping:EventSourceMapping"], property: "functionName" },
    { from: ["aws:lambda/functionUrl:FunctionUrl"], property: "functionName" },
];

/**
 * The functions that nothing but the program itself calls, by an `aws.lambda.Invocation`. Where one of them fails, the
 * deployment fails with it.
 */
export function deploymentFunctions(stack: Stack): ReadonlySet<PolicyResource> {
    const invocations = new Referrers(stack, {
        from: ["aws:lambda/invocation:Invocation"],
        property: "functionName",
        to: functionTypes,
    });
    const others = callers.map((caller) => new Referrers(stack, { ...caller, to: functionTypes }));
    const isCalledByOthers = (called: PolicyResource): boolean =>
        others.some((referrers) => {
            const { certain, possible } = referrers.of(called);
            return certain.length + possible.length > 0;
        });
    return new Set(
        stack
            .ofType(functionType)
            .filter((candidate) => invocations.of(candidate).certain.length > 0 && !isCalledByOthers(candidate)),
    );
}
