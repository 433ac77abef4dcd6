import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { NetworkLike } from "../network/network-like.js";

/** A database that the tunnel leads to. A `ManagedDatabase` or a `CacheCluster` can be given as it is. */
export interface TunnelledDatabaseArgs {
    /** Host name that the database listens on, without a port. */
    address: pulumi.Input<string>;

    /** Port that the database listens on. */
    port: pulumi.Input<number>;

    /** Group of the database. The tunnel's own group lets connections out to it and to no other. */
    securityGroupId: pulumi.Input<string>;

    /**
     * Port of one's own machine that leads to the database, 1024 to 65535.
     * @default 10000 above `port`, such as 15432, so that a database of one's own machine is not mistaken for it; `port` itself where there is no such port
     */
    localPort?: number;
}

export interface DatabaseTunnelArgs {
    /** The instance is in one of its private subnets, which must reach Session Manager through NAT or through the endpoints `ssm` and `ssmmessages`. */
    network: NetworkLike;

    /**
     * Databases by name. Each must let the tunnel in too: `database.grantConnect(tunnel)`, or where the program is not in TypeScript, a rule of its
     * group that names the tunnel's `securityGroupId`.
     */
    databases: Record<string, TunnelledDatabaseArgs>;

    /** Topic that receives the alarm. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * Zone of the instance, one of `network.privateSubnets`. Another zone makes another instance.
     * @default the first of `network.privateSubnets`
     */
    zone?: string;

    /**
     * What the instance runs on. Another type stops the instance and starts it again. One with another kind of processor makes another instance, and needs
     * `replaceForNewImages` in the same deploy.
     * @default "t4g.nano"
     * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-types.html
     */
    instanceType?: string;

    /**
     * Whether the instance is replaced at the first deploy after Canonical published a newer image, which is every few weeks. That ends the
     * connections that are open, and changes the commands. Otherwise the instance keeps the image with which it was made, and Ubuntu installs its
     * security updates by itself. To take the newest image once, deploy with true and then with false.
     * @default false
     */
    replaceForNewImages?: boolean;

    /**
     * Policy that bounds what the role may ever do.
     * @default no boundary
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: pulumi.Input<string>;

    /**
     * Changes the alarm, sends it to another topic, or silences it with a reason. Its role is `status-checks`.
     * @default the alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged, the volume included. */
    tags?: Record<string, pulumi.Input<string>>;
}
