import { functionType } from "../../aws/functions.js";
import { mustBeAtLeast } from "../../core/demands.js";
import { read } from "../../core/reading.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const wording = { fix: "set it to the most copies of the function that may run at once" };

export const functionReservedConcurrency = resourceRule({
    name: "function-reserved-concurrency",
    title: "Functions have a share of the account's concurrency",
    description: "A function must say how many copies of it may run at once.",
    severity: "low",
    why: "One function that is flooded takes the concurrency of the whole account, and all others fail with it.",
    fix: "Set reservedConcurrentExecutions; AWS keeps 100 of the account's quota unreserved.",
    controls: { checkov: ["CKV_AWS_115"] },
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
    types: [functionType],
    readSettings: noSettings,
    // -1 stands for none. Functions on instances of their own have no concurrency to reserve.
    check: ({ props }) =>
        read(props, "capacityProviderConfig").state === "absent"
            ? mustBeAtLeast(props, "reservedConcurrentExecutions", 0, "violates", wording)
            : [],
});
