import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/functionUrl:FunctionUrl";
const property = "authorizationType";
const fix = "set it to AWS_IAM, or put the function behind an API or a load balancer";
const url = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { functionName: unknown, ...props },
});

export const cases: RuleCases = {
    good: complies(url({ [property]: "AWS_IAM" })),
    bad: violates(`${type} "orders": ${property} is not AWS_IAM; ${fix}.`, url({ [property]: "NONE" })),
    unknown: undecided(`${type} "orders": ${property} is not known yet; ${fix}.`, url({ [property]: unknown })),
    secret: complies(url({ [property]: secret("AWS_IAM") })),
    missing: violates(`${type} "orders": ${property} is not set; ${fix}.`, url({})),
};
