import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/loadBalancer:LoadBalancer";
const property = "desyncMitigationMode";
const fix = "leave it out or set it to strictest";
const balancer = (props: WireProperties): TestResource => ({ type, name: "web", props });

export const cases: RuleCases = {
    good: complies(balancer({ [property]: "strictest" })),
    bad: violates(
        `${type} "web": ${property} is not one of defensive, strictest; ${fix}.`,
        balancer({ [property]: "monitor" }),
    ),
    unknown: undecided(`${type} "web": ${property} is not known yet; ${fix}.`, balancer({ [property]: unknown })),
    secret: complies(balancer({ [property]: secret("defensive") })),
    missing: complies(balancer({})),
    more: {
        "leaves out a network load balancer": complies(
            balancer({ loadBalancerType: "network", [property]: "monitor" }),
        ),
    },
};
