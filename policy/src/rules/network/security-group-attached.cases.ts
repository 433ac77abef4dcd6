import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/securityGroup:SecurityGroup";
const says = `${type} "web": id is attached to nothing; attach it to what it is for, or take it out.`;

/** As in a first preview: the id is not known, but what it comes from is. */
const group: TestResource = { type, name: "web", props: { description: "Web servers", id: unknown } };
const existing: TestResource = { ...group, props: { id: "sg-1", name: "web-1a2b3c4" } };
const user = (userType: string, props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: userType,
    name: "user",
    props,
    dependsOn,
});

const instance = "aws:ec2/instance:Instance";
const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const fn = "aws:lambda/function:Function";

export const cases: RuleCases = {
    good: complies(group, user(instance, { vpcSecurityGroupIds: unknown }, { vpcSecurityGroupIds: ["web"] })),
    bad: violates(says, group, user(instance, { vpcSecurityGroupIds: ["sg-0a1b2c3d"] }, { vpcSecurityGroupIds: [] })),
    unknown: undecided(
        `${type} "web": id may be in vpcSecurityGroupIds of "user", which is not known yet; attach it to what it is for, or take it out.`,
        group,
        user(instance, { vpcSecurityGroupIds: unknown }, { vpcSecurityGroupIds: [] }),
    ),
    secret: complies(existing, user(instance, { vpcSecurityGroupIds: [secret("sg-1")] })),
    missing: violates(says, group),
    more: {
        "finds a group within an object": complies(
            group,
            user(fn, { vpcConfig: { securityGroupIds: [unknown] } }, { vpcConfig: ["web"] }),
        ),
        "finds a group by its known id within an object": complies(
            existing,
            user(fn, { vpcConfig: { securityGroupIds: ["sg-1"] } }),
        ),
        "finds a group by its name": complies(existing, user(instance, { securityGroups: ["web-1a2b3c4"] })),
        "does not take another name for that of the group": violates(
            says,
            existing,
            user(instance, { keyName: "web-1a2b3c4" }),
        ),
        "finds a group that is attached by a resource of its own": complies(
            group,
            user(
                "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
                { securityGroupId: unknown },
                { securityGroupId: ["web"] },
            ),
        ),
        "finds a group that another provider takes": complies(
            group,
            user("eks:index:NodeGroupV2", { nodeSecurityGroupId: unknown }, { nodeSecurityGroupId: ["web"] }),
        ),
        "takes a group for handed on that the stack shows": complies(
            existing,
            user("pulumi:pulumi:Stack", { webSecurityGroupId: "sg-1" }),
        ),
        "cannot tell whether an output is the group": undecided(
            `${type} "web": id may be in webSecurityGroupId of "user", which is not known yet; attach it to what it is for, or take it out.`,
            group,
            user("pulumi:pulumi:Stack", { webSecurityGroupId: unknown, address: unknown }),
        ),
        "does not take its own rules for a use": violates(
            says,
            group,
            user(rule, { securityGroupId: unknown }, { securityGroupId: ["web"] }),
        ),
        "does not take the output of a component for a use": violates(
            says,
            existing,
            user("shop:index:Web", { securityGroupId: "sg-1" }),
        ),
        "does not mind a list that AWS has yet to fill": violates(
            says,
            group,
            user(instance, { vpcSecurityGroupIds: unknown, ami: unknown }, { ami: [] }),
        ),
    },
};
