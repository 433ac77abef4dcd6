import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/loadBalancer:LoadBalancer";
const property = "enableDeletionProtection";
const balancer = (props: WireProperties): TestResource => ({ type, name: "web", props });

export const cases: RuleCases = {
    good: complies(balancer({ [property]: true })),
    bad: violates(`${type} "web": ${property} is not true; set it to true.`, balancer({ [property]: false })),
    unknown: undecided(
        `${type} "web": ${property} is not known yet; set it to true.`,
        balancer({ [property]: unknown }),
    ),
    secret: complies(balancer({ [property]: secret(true) })),
    missing: violates(`${type} "web": ${property} is not set; set it to true.`, balancer({})),
    more: {
        "judges a network load balancer too": violates(
            `${type} "web": ${property} is not set; set it to true.`,
            balancer({ loadBalancerType: "network" }),
        ),
    },
};
