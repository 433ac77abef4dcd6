import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/loadBalancer:LoadBalancer";
const property = "accessLogs.enabled";
const fix = "set it to true beside the bucket, which alone turns nothing on";
const balancer = (props: WireProperties): TestResource => ({ type, name: "web", props });
const logging = (accessLogs: WireProperties): TestResource =>
    balancer({ accessLogs: { bucket: "shop-access-logs", ...accessLogs } });

export const cases: RuleCases = {
    good: complies(logging({ enabled: true })),
    bad: violates(`${type} "web": ${property} is not true; ${fix}.`, logging({ enabled: false })),
    unknown: undecided(`${type} "web": ${property} is not known yet; ${fix}.`, logging({ enabled: unknown })),
    secret: complies(logging({ enabled: secret(true) })),
    missing: violates(`${type} "web": ${property} is not set; ${fix}.`, balancer({})),
    more: {
        "knows that a bucket alone turns nothing on": violates(
            `${type} "web": ${property} is not set; ${fix}.`,
            logging({}),
        ),
        "needs not know the bucket": complies(logging({ bucket: unknown, enabled: "true" })),
        "leaves out a network load balancer": complies(balancer({ loadBalancerType: "network" })),
    },
};
