import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/function:Function";
const fix = "move to a newer one, or add it to the rule's setting runtimes";
const fn = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { role: unknown, handler: "index.handler", packageType: "Zip", ...props },
});

export const cases: RuleCases = {
    good: complies(fn({ runtime: "nodejs24.x" })),
    bad: violates(`${type} "orders": runtime is not one that AWS supports; ${fix}.`, fn({ runtime: "nodejs18.x" })),
    unknown: undecided(`${type} "orders": runtime is not known yet; ${fix}.`, fn({ runtime: unknown })),
    secret: complies(fn({ runtime: secret("python3.14") })),
    missing: violates(`${type} "orders": runtime is not set; ${fix}.`, fn({})),
    more: {
        "asks none of a container image": complies(fn({ packageType: "Image", imageUri: unknown, handler: null })),
    },
};
