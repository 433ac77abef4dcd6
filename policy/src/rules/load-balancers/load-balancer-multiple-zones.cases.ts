import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/loadBalancer:LoadBalancer";
const fix = "list subnets of at least 2 zones";
const balancer = (props: WireProperties): TestResource => ({ type, name: "web", props });

export const cases: RuleCases = {
    good: complies(balancer({ subnets: ["subnet-0a1", "subnet-0b2"] })),
    bad: violates(`${type} "web": subnets names fewer than 2 subnets; ${fix}.`, balancer({ subnets: ["subnet-0a1"] })),
    unknown: undecided(`${type} "web": subnets is not known yet as a whole; ${fix}.`, balancer({ subnets: unknown })),
    secret: complies(balancer({ subnets: secret(["subnet-0a1", "subnet-0b2"]) })),
    missing: violates(`${type} "web": subnets names fewer than 2 subnets; ${fix}.`, balancer({})),
    more: {
        "counts subnets whose ids are not known yet": complies(balancer({ subnets: [unknown, unknown] })),
        "counts a subnet that is named twice once": violates(
            `${type} "web": subnets names fewer than 2 subnets; ${fix}.`,
            balancer({ subnets: ["subnet-0a1", "subnet-0a1"] }),
        ),
        "counts mappings": complies(
            balancer({ subnetMappings: [{ subnetId: "subnet-0a1" }, { subnetId: unknown, allocationId: "eip-1" }] }),
        ),
        "finds the network load balancer with one mapping": violates(
            `${type} "web": subnetMappings names fewer than 2 subnets; ${fix}.`,
            balancer({ loadBalancerType: "network", subnetMappings: [{ subnetId: "subnet-0a1" }] }),
        ),
    },
};
