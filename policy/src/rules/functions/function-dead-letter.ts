import type { PolicyResource } from "@pulumi/policy";
import { functionType, functionTypes } from "../../aws/functions.js";
import { isWired, mustBeWired } from "../../aws/program-inputs.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { type Candidates, Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const configurationTypes = ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"];
const property = "deadLetterConfig.targetArn";
const fix = "name a queue or topic, or add an aws.lambda.FunctionEventInvokeConfig with an onFailure destination";

export const functionDeadLetter = stackRule({
    name: "function-dead-letter",
    title: "Events that functions fail on are kept",
    description: "A function must have a place for the events that it could not handle.",
    severity: "low",
    why: "After three failed attempts AWS drops an asynchronous event, and what it would have done never happens.",
    fix: "Set deadLetterConfig.targetArn to a queue or topic, or add an onFailure destination.",
    controls: { checkov: ["CKV_AWS_116"] },
    url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
    readSettings: noSettings,
    check: (stack) => {
        const configurations = new Referrers(stack, {
            from: configurationTypes,
            property: "functionName",
            to: functionTypes,
        });
        return stack
            .ofType(functionType)
            .map((fn) => ({ resource: fn, findings: findDropped(fn, configurations.of(fn)) }));
    },
});

function findDropped(fn: PolicyResource, { certain, possible }: Candidates): Finding[] {
    const findings = mustBeWired(fn, property, fix);
    if (findings.length === 0 || certain.some(keepsFailures)) {
        return [];
    }
    const doubtful = possible.find(keepsFailures);
    return doubtful === undefined
        ? findings
        : [undecidable(property, `may be replaced by "${doubtful.name}", which is not known yet`, fix)];
}

function keepsFailures(configuration: PolicyResource): boolean {
    return isWired(configuration, "destinationConfig.onFailure.destination");
}
