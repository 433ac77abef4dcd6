import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/function:Function";
const property = "reservedConcurrentExecutions";
const fix = "set it to the most copies of the function that may run at once";
const fn = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { role: unknown, runtime: "nodejs24.x", ...props },
});

export const cases: RuleCases = {
    good: complies(fn({ [property]: 20 })),
    bad: violates(`${type} "orders": ${property} is not a number of at least 0; ${fix}.`, fn({ [property]: -1 })),
    unknown: undecided(`${type} "orders": ${property} is not known yet; ${fix}.`, fn({ [property]: unknown })),
    secret: complies(fn({ [property]: secret("20") })),
    missing: violates(`${type} "orders": ${property} is not set; ${fix}.`, fn({})),
    more: {
        "takes a function that is switched off": complies(fn({ [property]: 0 })),
        "leaves out a function on instances of its own": complies(
            fn({ [property]: -1, capacityProviderConfig: { lambdaManagedInstancesCapacityProviderConfig: {} } }),
        ),
    },
};
