import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const fix = "list subnets of at least 2 availability zones";
const group = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { minSize: 2, maxSize: 4, launchTemplate: { name: "web" }, ...props },
    dependsOn,
});
const subnet = (name: string, availabilityZone: WireValue): TestResource => ({
    type: "aws:ec2/subnet:Subnet",
    name,
    props: { id: unknown, availabilityZone },
});
const both = { vpcZoneIdentifiers: ["private-a", "private-b"] };

export const cases: RuleCases = {
    good: complies(group({ vpcZoneIdentifiers: ["subnet-1", "subnet-2"] })),
    bad: violates(
        `${type} "web": vpcZoneIdentifiers covers fewer than 2 zones; ${fix}.`,
        group({ vpcZoneIdentifiers: ["subnet-1"] }),
    ),
    unknown: undecided(
        `${type} "web": vpcZoneIdentifiers is not known yet; ${fix}.`,
        group({ vpcZoneIdentifiers: unknown }, { vpcZoneIdentifiers: [] }),
    ),
    secret: complies(group({ availabilityZones: secret(["eu-west-1a", "eu-west-1b"]) })),
    missing: violates(`${type} "web": vpcZoneIdentifiers is not set; ${fix}.`, group({})),
    more: {
        "counts subnets that are not known yet": complies(group({ vpcZoneIdentifiers: [unknown, unknown] })),
        "finds the subnets in the stack": complies(
            subnet("private-a", "eu-west-1a"),
            subnet("private-b", "eu-west-1b"),
            group({ vpcZoneIdentifiers: [unknown, unknown] }, both),
        ),
        "counts two subnets of one zone once": violates(
            `${type} "web": vpcZoneIdentifiers covers fewer than 2 zones; ${fix}.`,
            subnet("private-a", "eu-west-1a"),
            subnet("private-b", "eu-west-1a"),
            group({ vpcZoneIdentifiers: [unknown, unknown] }, both),
        ),
        "counts what a list that is not known as a whole was computed from": violates(
            `${type} "web": vpcZoneIdentifiers covers fewer than 2 zones; ${fix}.`,
            subnet("private-a", "eu-west-1a"),
            subnet("private-b", "eu-west-1a"),
            group({ vpcZoneIdentifiers: unknown }, both),
        ),
        "does not count a subnet of another stack with one of this": complies(
            subnet("private-a", "eu-west-1a"),
            group({ vpcZoneIdentifiers: ["subnet-1", unknown] }, { vpcZoneIdentifiers: ["private-a"] }),
        ),
        "counts a zone once": violates(
            `${type} "web": availabilityZones covers fewer than 2 zones; ${fix}.`,
            group({ availabilityZones: ["eu-west-1a", "eu-west-1a"] }),
        ),
    },
};
