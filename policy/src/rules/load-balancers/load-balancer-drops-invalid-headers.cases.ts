import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/loadBalancer:LoadBalancer";
const property = "dropInvalidHeaderFields";
const balancer = (props: WireProperties): TestResource => ({ type, name: "web", props });

export const cases: RuleCases = {
    good: complies(balancer({ [property]: true })),
    bad: violates(`${type} "web": ${property} is not true; set it to true.`, balancer({ [property]: false })),
    unknown: undecided(
        `${type} "web": ${property} is not known yet; set it to true.`,
        balancer({ [property]: unknown }),
    ),
    secret: complies(balancer({ [property]: secret("true") })),
    missing: violates(`${type} "web": ${property} is not set; set it to true.`, balancer({})),
    more: {
        "judges the resource under its other name": violates(
            `aws:alb/loadBalancer:LoadBalancer "web": ${property} is not set; set it to true.`,
            { ...balancer({ loadBalancerType: "application" }), type: "aws:alb/loadBalancer:LoadBalancer" },
        ),
        "leaves out a network load balancer": complies(balancer({ loadBalancerType: "network" })),
        "cannot tell whether it applies to a load balancer of no known type": undecided(
            `${type} "web": loadBalancerType is not known yet; write it as a plain word.`,
            balancer({ loadBalancerType: unknown }),
        ),
    },
};
