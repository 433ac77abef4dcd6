import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/loadBalancer:LoadBalancer";
const fix = "give it an aws.wafv2.WebAclAssociation whose resourceArn is its arn";
const arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188";

/** As in a first preview: the ARN is not known, but what it comes from is. */
const balancer = (props: WireProperties = {}, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { arn: unknown, loadBalancerType: "application", internal: false, ...props },
    dependsOn,
});
const association = (
    dependsOn: TestResource["dependsOn"] = { resourceArn: ["web"] },
    props: WireProperties = {},
): TestResource => ({
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    name: "web-firewall",
    props: { resourceArn: unknown, webAclArn: unknown, ...props },
    dependsOn,
});
const bare = `${type} "web": arn is in no association with a web ACL, though the internet reaches it; ${fix}.`;

export const cases: RuleCases = {
    good: complies(balancer(), association()),
    bad: violates(bare, balancer()),
    unknown: undecided(
        `${type} "web": internal is not known yet, and there is no web ACL; set it to true, or ${fix}.`,
        balancer({ internal: unknown }, { internal: [] }),
    ),
    secret: complies(balancer({ internal: secret(true) })),
    missing: violates(bare, balancer({ internal: null, loadBalancerType: null })),
    more: {
        "knows that a load balancer is public unless the program says otherwise": violates(
            bare,
            balancer({ internal: unknown }),
        ),
        "finds the association by the known arn": complies(balancer({ arn }), association({}, { resourceArn: arn })),
        "does not take the association of something else": violates(
            bare,
            balancer({ arn }),
            association({}, { resourceArn: `${arn}0` }),
        ),
        "cannot tell what an association is for that comes from nowhere": undecided(
            `${type} "web": arn may be what "web-firewall" is for, which is not known yet; ${fix}.`,
            balancer(),
            association({ resourceArn: [] }),
        ),
        "asks nothing of internal and of network load balancers": complies(balancer({ internal: "true" }), {
            ...balancer({ loadBalancerType: "network" }),
            name: "tcp",
        }),
    },
};
