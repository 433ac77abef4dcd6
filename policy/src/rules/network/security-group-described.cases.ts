import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/securityGroup:SecurityGroup";
const ruleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const fix = "say what comes and goes, and why";

const group = (props: WireProperties): TestResource => ({ type, name: "web", props });
const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] };

export const cases: RuleCases = {
    good: complies(group({ description: "Web servers, reached by the load balancer" })),
    bad: violates(
        `${type} "web": description is not a description; ${fix}.`,
        group({ description: "Managed by Pulumi" }),
    ),
    unknown: undecided(`${type} "web": description is not known yet; ${fix}.`, group({ description: unknown })),
    secret: complies(group({ description: secret("Web servers") })),
    missing: violates(`${type} "web": description is not set; ${fix}.`, group({})),
    more: {
        "looks at each rule of a group": violates(
            `${type} "web": ingress[1].description is not set; ${fix}.`,
            group({ description: "Web servers", ingress: [{ ...https, description: "From the balancer" }, https] }),
        ),
        "looks at a rule that is a resource of its own": violates(
            `${ruleType} "out": description is not a description; ${fix}.`,
            { type: ruleType, name: "out", props: { description: "  " } },
        ),
        "does not ask for a description of the default group": complies({
            type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
            name: "default",
            props: {},
        }),
        "cannot tell what the rules of a group are": undecided(
            `${type} "web": egress is not known yet; ${fix}.`,
            group({ description: "Web servers", egress: unknown }),
        ),
    },
};
