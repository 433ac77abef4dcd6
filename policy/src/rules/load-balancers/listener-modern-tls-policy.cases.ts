import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/listener:Listener";
const policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";
const listener = (props: WireProperties): TestResource => ({
    type,
    name: "web-https",
    props: { port: 443, protocol: "HTTPS", certificateArn: unknown, ...props },
});

export const cases: RuleCases = {
    good: complies(listener({ sslPolicy: policy })),
    bad: violates(
        `${type} "web-https": sslPolicy is not a recommended security policy; set it to ${policy}.`,
        listener({ sslPolicy: "ELBSecurityPolicy-2016-08" }),
    ),
    unknown: undecided(
        `${type} "web-https": sslPolicy is not known yet; set it to ${policy}.`,
        listener({ sslPolicy: unknown }),
    ),
    secret: complies(listener({ sslPolicy: secret(policy) })),
    missing: violates(`${type} "web-https": sslPolicy is not set; set it to ${policy}.`, listener({})),
    more: {
        "judges TLS on a network load balancer": violates(
            `${type} "web-https": sslPolicy is not set; set it to ${policy}.`,
            listener({ protocol: "TLS" }),
        ),
        "refuses the policy that Security Hub recommended once, and does no longer": violates(
            `${type} "web-https": sslPolicy is not a recommended security policy; set it to ${policy}.`,
            listener({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
        ),
        "asks nothing of a listener without TLS": complies(listener({ port: 80, protocol: "HTTP" })),
    },
};
