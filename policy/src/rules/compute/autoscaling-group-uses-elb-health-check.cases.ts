import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const targets: TestResource = { type: "aws:lb/targetGroup:TargetGroup", name: "targets", props: { arn: unknown } };
const group = (props: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { minSize: 2, maxSize: 4, targetGroupArns: [unknown], ...props },
    dependsOn: {
        targetGroupArns: ["targets"],
        ...Object.fromEntries(Object.keys(props).map((name) => [name, []])),
    },
});
const alone = (props: WireProperties): TestResource => ({ type, name: "web", props: { name: "web-1", ...props } });
const attachment = (dependsOn: TestResource["dependsOn"]): TestResource => ({
    type: "aws:autoscaling/attachment:Attachment",
    name: "web-targets",
    props: { autoscalingGroupName: unknown, lbTargetGroupArn: unknown },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(targets, group({ healthCheckType: "ELB" })),
    bad: violates(
        `${type} "web": healthCheckType is not ELB; set it to ELB.`,
        targets,
        group({ healthCheckType: "EC2" }),
    ),
    unknown: undecided(
        `${type} "web": healthCheckType is not known yet; set it to ELB.`,
        targets,
        group({ healthCheckType: unknown }),
    ),
    secret: complies(targets, group({ healthCheckType: secret("EC2,ELB") })),
    missing: violates(`${type} "web": healthCheckType is not set; set it to ELB.`, targets, group({})),
    more: {
        "knows that AWS's choice was not given": violates(
            `${type} "web": healthCheckType is not set; set it to ELB.`,
            targets,
            {
                type,
                name: "web",
                props: { targetGroupArns: [unknown], healthCheckType: unknown },
                dependsOn: { targetGroupArns: ["targets"] },
            },
        ),
        "leaves a group without a load balancer alone": complies(
            alone({ healthCheckType: "EC2", targetGroupArns: unknown }),
        ),
        "finds what attaches the group": violates(
            `${type} "web": healthCheckType is not ELB; set it to ELB.`,
            alone({ healthCheckType: "EC2" }),
            attachment({ autoscalingGroupName: ["web"] }),
        ),
        "cannot tell which group is attached": undecided(
            `${type} "web": healthCheckType may have to be ELB for "web-targets", whose group is not known yet; set it to ELB.`,
            alone({ healthCheckType: "EC2" }),
            attachment({ autoscalingGroupName: [] }),
        ),
        "does not mind which group is attached where the check is right": complies(
            alone({ healthCheckType: "ELB" }),
            attachment({ autoscalingGroupName: [] }),
        ),
    },
};
