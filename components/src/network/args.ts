import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";

/** How private subnets reach the internet. A const object, because other Pulumi languages cannot receive string unions. */
export const NatGateways = {
    /** Not at all, and not over IPv6 either. Instances need endpoints for every AWS service that they call, and install nothing from elsewhere. */
    None: "none",
    /** Through one gateway in the first zone. When that zone fails, no other zone gets out. */
    Single: "single",
    /** Through a gateway in their own zone. */
    PerZone: "perZone",
} as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];

/** Where the record of accepted and refused connections goes. It cannot be switched off. */
export interface FlowLogArgs {
    /**
     * A bucket for the records, as Parquet by hour. It must let `delivery.logs.amazonaws.com` write, as an `ObjectStore` with
     * `LogSource.FlowLogs` does.
     * @default a CloudWatch log group of the network's own
     */
    bucketArn?: pulumi.Input<string>;

    /**
     * Days for which the log group keeps records: one of the values that CloudWatch takes. Not with `bucketArn`; there the bucket decides.
     * @default 30
     */
    retentionDays?: number;

    /**
     * Customer-managed key for the log group, whose policy lets `logs.<region>.amazonaws.com` use it. Not with `bucketArn`.
     * @default encrypted with a key of CloudWatch's own
     */
    kmsKeyArn?: pulumi.Input<string>;
}

export interface NetworkArgs {
    /**
     * Availability zones, such as `["eu-west-1a", "eu-west-1b"]`. Load balancers and databases need two. A zone keeps its addresses
     * when others are added, removed or listed in another order.
     */
    zones: string[];

    /**
     * Address range, from a /16 to a /22. It can never be changed: another range replaces the network with everything in it.
     * @default 10.0.0.0/16
     */
    cidrBlock?: string;

    /**
     * How private subnets reach the internet.
     * @default NatGateways.PerZone, which survives the loss of a zone; each gateway is billed by the hour
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
     */
    natGateways?: NatGateways;

    /**
     * IPv6 beside IPv4: the network has a range of Amazon's and each subnet a /64 of it. Public subnets lead to the internet gateway. Private ones,
     * unless `natGateways` is `NatGateways.None`, lead to an egress-only internet gateway, which lets connections out and none in, at no charge by the
     * hour. Isolated ones lead nowhere.
     *
     * Nothing has an IPv6 address or is reachable over IPv6 because of this: a load balancer asks for addresses with its address type, an instance
     * with its launch template, and a security group lets IPv6 ranges in or out only by rules that name them.
     *
     * Switching it on changes a network that exists and replaces nothing of it. Switching it off is refused (`InvalidCidrBlock.InUse`)
     * before anything of the network is changed: AWS wants the range to be taken from each subnet first, which is done by hand
     * (`aws ec2 disassociate-subnet-cidr-block`) before `pulumi up --refresh`.
     * @default false
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6.html
     */
    ipv6?: boolean;

    /**
     * Where the record of all connections goes. It is always kept. Another place gets its record before the one in the old place ends; a log group that
     * makes room for a bucket is deleted with what is in it.
     * @default a CloudWatch log group kept for 30 days
     */
    flowLogs?: FlowLogArgs;

    /**
     * AWS services that private subnets reach without leaving the network, by the last part of the endpoint's name, such as `["ssm",
     * "ssmmessages", "logs"]`. Each is billed by the hour and zone. S3 and DynamoDB are always there, at no charge.
     * @default none
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
     */
    interfaceEndpoints?: string[];

    /**
     * Topic that is told when a NAT gateway cannot carry what it should. With it each gateway has its alarms.
     * @default nobody is told: no alarms
     */
    alarmTopicArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `no-ports` and `packets-dropped`;
     * a change holds for all gateways. Only with `alarmTopicArn`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /**
     * Permissions boundary for the role that writes flow logs.
     * @default none
     */
    permissionsBoundaryArn?: pulumi.Input<string>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
