import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:efs/mountTarget:MountTarget";
const declareIt = "declare it in this stack, or let the rule's onUnknown be ignore";
const fix = "name a subnet that has no route to an internet gateway and gives no public addresses";
const isPublic = `${type} "mount": subnetId leads to subnet "files", whose route table "table" has a route to an internet gateway; ${fix}.`;

/** A resource whose properties, where computed from others, are not known yet: what a first preview shows. */
function computed(
    resourceType: string,
    name: string,
    dependsOn: Record<string, readonly string[]> = {},
    props: WireProperties = {},
): TestResource {
    const unknowns = Object.fromEntries(Object.keys(dependsOn).map((property) => [property, unknown]));
    return { type: resourceType, name, props: { ...unknowns, ...props }, dependsOn };
}

const vpc = computed("aws:ec2/vpc:Vpc", "vpc");
const gateway = computed("aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: ["vpc"] });
const nat = computed("aws:ec2/natGateway:NatGateway", "nat");
const table = computed("aws:ec2/routeTable:RouteTable", "table", { vpcId: ["vpc"] }, { routes: unknown });
const subnet = (props: WireProperties = {}, name = "files"): TestResource =>
    computed("aws:ec2/subnet:Subnet", name, { vpcId: ["vpc"] }, { mapPublicIpOnLaunch: false, ...props });
const association = computed("aws:ec2/routeTableAssociation:RouteTableAssociation", "association", {
    subnetId: ["files"],
    routeTableId: ["table"],
});
const route = (property: string, from: string): TestResource =>
    computed("aws:ec2/route:Route", "outward", { routeTableId: ["table"], [property]: [from] });
const mount = (...subnets: readonly string[]): TestResource => computed(type, "mount", { subnetId: subnets });
const network = [vpc, gateway, nat, table, association];

export const cases: RuleCases = {
    good: complies(...network, subnet(), route("natGatewayId", "nat"), mount("files")),
    bad: violates(isPublic, ...network, subnet(), route("gatewayId", "gateway"), mount("files")),
    unknown: undecided(
        `${type} "mount": subnetId is not a subnet of this stack, or not known yet; ${declareIt}.`,
        computed(type, "mount", { subnetId: [] }),
    ),
    secret: violates(
        isPublic,
        ...network,
        subnet({ arn: "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1" }),
        route("gatewayId", "gateway"),
        computed(type, "mount", { subnetId: [] }, { subnetId: secret("subnet-1") }),
    ),
    missing: undecided(
        `${type} "mount": subnetId is not a subnet of this stack, or not known yet; ${declareIt}.`,
        computed(type, "mount"),
    ),
    more: {
        "finds the subnet by its known id": complies(
            ...network,
            subnet({ arn: "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1" }),
            computed(type, "mount", {}, { subnetId: "subnet-1" }),
        ),
        "does not take a subnet with public addresses": violates(
            `${type} "mount": subnetId leads to subnet "files", which gives public addresses; ${fix}.`,
            ...network,
            subnet({ mapPublicIpOnLaunch: true }),
            mount("files"),
        ),
        "does not know the subnets of another stack": undecided(
            `${type} "mount": subnetId is not a subnet of this stack, or not known yet; ${declareIt}.`,
            computed(type, "mount", {}, { subnetId: "subnet-9" }),
        ),
        "does not know the main table of another VPC": undecided(
            `${type} "mount": subnetId leads to subnet "files", whose route table is the main one of a VPC that is not part of this stack, or not known yet; ${declareIt}.`,
            computed("aws:ec2/subnet:Subnet", "files", {}, { vpcId: "vpc-9" }),
            mount("files"),
        ),
        "takes one of several subnets that are all private": complies(
            ...network,
            subnet(),
            subnet({}, "other"),
            mount("files", "other"),
        ),
        "does not take one of several subnets of which one is public": undecided(
            `${type} "mount": subnetId is one of several subnets, of which one may be public; name one by its own id.`,
            ...network,
            subnet(),
            subnet({}, "other"),
            route("gatewayId", "gateway"),
            mount("files", "other"),
        ),
    },
};
