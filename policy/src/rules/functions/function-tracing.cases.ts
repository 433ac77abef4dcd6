import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireValue } from "../../testing/wire.js";

const type = "aws:lambda/function:Function";
const property = "tracingConfig.mode";
const traced = (mode: WireValue): TestResource => ({
    type,
    name: "orders",
    props: { role: unknown, runtime: "nodejs24.x", tracingConfig: { mode } },
});

export const cases: RuleCases = {
    good: complies(traced("Active")),
    bad: violates(`${type} "orders": ${property} is not Active; set it to Active.`, traced("PassThrough")),
    unknown: undecided(`${type} "orders": ${property} is not known yet; set it to Active.`, traced(unknown)),
    secret: complies(traced(secret("Active"))),
    missing: violates(`${type} "orders": ${property} is not set; set it to Active.`, {
        type,
        name: "orders",
        props: { role: unknown, runtime: "nodejs24.x" },
    }),
};
