import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { NetworkLike } from "../network/network-like.js";
import type { DomainArgs } from "./domain-args.js";
import type { FirewallArgs } from "./firewall-args.js";
import type { FileMountArgs } from "./mount-args.js";
import type { RequestLimitsArgs } from "./request-limits-args.js";
import type { RolloutArgs } from "./rollout-args.js";
import type { ScalingArgs } from "./scaling-args.js";
import type { SpotArgs } from "./spot-args.js";
import type { SshArgs } from "./ssh-args.js";
import type { WarmPoolArgs } from "./warm-pool-args.js";

/** Where the application's `.tar.gz` is. It brings everything that it needs to run, its language's runtime included. */
export interface ArtefactArgs {
    /** The bucket it is in. */
    bucketName: pulumi.Input<string>;
    /** ARN of the same bucket, for the permission to read it. */
    bucketArn: pulumi.Input<string>;
    /** Key of the object. A new version has a new key, so that what runs is what was tested. */
    key: pulumi.Input<string>;
    /** SHA-256 of the object in hexadecimal. An instance refuses anything else. */
    sha256: pulumi.Input<string>;
}

/** What runs on the instances. */
export interface WebApplicationArgs {
    /** Where instances fetch it from when they boot. */
    artefact: ArtefactArgs;

    /** Program and arguments; the program is relative to the unpacked artefact: `["node/bin/node", "server.js"]`. */
    command: string[];

    /**
     * Port on which the application listens, on the instance itself, behind nginx. It is told by the variable `PORT`.
     * @default 8080
     */
    port?: number;

    /**
     * Path of the application that answers 200 while it can serve. The load balancer asks nginx for `/health`, and nginx asks the application for this path,
     * so that another one reaches the instances with the release that answers it. Visitors who ask for `/health` get the same answer.
     * @default "/health"
     */
    healthPath?: string;
}

/** Where the load balancer's access log goes. */
export interface AccessLogsArgs {
    /** A bucket that lets load balancers deliver: an `ObjectStore` with `LogSource.LoadBalancers`. */
    bucketName: pulumi.Input<string>;
    /**
     * Folder in the bucket, so that several tiers can share one.
     * @default the name of the tier
     */
    prefix?: string;
}

/** Who is told what. Each may be the same topic, or one that other people subscribe to. */
export interface TierTopicsArgs {
    /** Something is wrong: errors, slowness, unhealthy instances. */
    health: pulumi.Input<string>;
    /** Instances come and go, or are about to. */
    scaling: pulumi.Input<string>;
    /** The load balancer turns visitors away. */
    traffic: pulumi.Input<string>;
}

export interface ScalableWebTierArgs {
    /**
     * Where the tier lives: the load balancer in `publicSubnets` of two zones or more, the instances in
     * `privateSubnets`.
     */
    network: NetworkLike;

    /** What runs on the instances. */
    application: WebApplicationArgs;

    /** Who may reach the load balancer, as address ranges. `["0.0.0.0/0"]` is everybody. */
    allowFrom: string[];

    /** Where the load balancer's access log goes. It is always kept. */
    accessLogs: AccessLogsArgs;

    /** ARNs of the topics that are told. */
    alertTopics: TierTopicsArgs;

    /**
     * Environment of the application. Everybody on an instance can read it: give ARNs of secrets, never secrets.
     * `PORT`, `AWS_REGION`, `INSTANCE_ID` and `AVAILABILITY_ZONE` are always there.
     * @default nothing but what grants add
     */
    environment?: Record<string, pulumi.Input<string>>;

    /**
     * Shared files that the instances mount when they boot, with the permission to read and write them. In TypeScript `SharedFileStore.grantReadWrite` brings all of
     * this along, and the rule that lets the instances in; this is for file systems that are not a `SharedFileStore`, and for programs in other languages. A
     * change replaces the instances one by one.
     * @default nothing but what grants add
     */
    mounts?: FileMountArgs[];

    /**
     * Certificate of the load balancer, in its region. With it the tier answers on 443 and sends visitors of port 80
     * there; without it, on port 80. Not with `domain`. From the load balancer to the instances all goes by TLS, with it and without it: nginx has a key that the instance makes at each
     * boot.
     * @default none
     */
    certificateArn?: pulumi.Input<string>;

    /**
     * Names in a Route 53 zone, with a certificate that is made and validated there. The tier then answers as with `certificateArn`, and its `url` is
     * `https://` and the domain's name.
     * @default none; visitors find the tier by `dnsName`
     */
    domain?: DomainArgs;

    /**
     * Firewall before the load balancer.
     * @default none
     */
    firewall?: FirewallArgs;

    /**
     * How much nginx lets one address ask of an instance.
     * @default 50 requests a second, 200 ahead of that, and 100 at the same time
     */
    requestLimits?: RequestLimitsArgs;

    /**
     * MB of the largest request body that nginx takes, 1 to 10240; a larger one is answered with status 413. nginx hands a body to the application as it comes, neither
     * whole in memory nor on the instance's volume, and gives up who sends nothing for 30 seconds. A change replaces the instances one by one.
     * @default 32
     */
    maximumBodyMegabytes?: number;

    /**
     * Who may connect to the instances themselves.
     * @default nobody; Session Manager opens a shell without a port or a key
     */
    ssh?: SshArgs;

    /**
     * The image follows its processor architecture.
     * @default "t3.small"
     */
    instanceType?: string;

    /**
     * Instances that are always there. Two survive the loss of a zone.
     * @default 2
     */
    minSize?: number;

    /**
     * Instances that there are at most.
     * @default twice `minSize`
     */
    maxSize?: number;

    /**
     * When the group grows and shrinks between these sizes.
     * @default by processor and by memory, at 75 percent each
     */
    scaling?: ScalingArgs;

    /**
     * Whether the group replaces an instance as soon as the load balancer finds it unhealthy, with all that is on it. With `false` it replaces those only that EC2's own
     * status checks fail; the others are for somebody who keeps evidence of them first, and who tells the group.
     * @default true
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
     */
    replaceUnhealthy?: boolean;

    /**
     * Spot instances beside those that must always be there.
     * @default none
     */
    spot?: SpotArgs;

    /**
     * Instances that wait beside the group, for software that takes long to start. Not with `spot`.
     * @default none
     */
    warmPool?: WarmPoolArgs;

    /**
     * How long a deploy looks after a new release's way to the instances. It goes back to the release before by itself when visitors suffer, and the deploy then
     * fails.
     * @default until 5 minutes after all instances are new, 42 minutes at most
     */
    rollout?: RolloutArgs;

    /**
     * Takes the application's OpenTelemetry traces and metrics on the instance itself, and sends them to X-Ray and CloudWatch. The application is told where by
     * the variables of the OpenTelemetry SDKs, such as `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`.
     * @default false
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-OpenTelemetry-metrics.html
     */
    telemetry?: boolean;

    /**
     * GiB of the instances' encrypted volume.
     * @default 16
     */
    volumeSize?: number;

    /**
     * Refuses deletion of the load balancer. Deploy `false` before destroying.
     * @default true
     */
    deletionProtection?: boolean;

    /**
     * Days that CloudWatch keeps the instances' logs.
     * @default 30
     */
    logRetentionDays?: number;

    /**
     * Upper limit of what the instances' role may do.
     * @default none
     */
    permissionsBoundaryArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `balancer-errors`, `application-errors`,
     * `slow-answers`, `rejected-connections`, `target-connection-errors`, `unhealthy-instances`, `cpu-notice`, `cpu`, `status-checks`, `in-service`,
     * `memory` and `disk`, with `firewall` also `firewall`, with `domain` also `expiry`, and with `scaling.rushPercent` also `rush`, by which the group grows
     * even where it is silenced.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged, on instances and their volumes too. */
    tags?: Record<string, pulumi.Input<string>>;
}
