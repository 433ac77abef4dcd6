import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { NetworkLike } from "../network/network-like.js";

/** A bucket whose new objects call the function. */
export interface ObjectSourceArgs {
    /**
     * Name of the bucket. A bucket has one configuration of notifications, which this component owns from then on: what else the bucket is to notify would
     * be lost, so that one bucket calls one function.
     * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
     */
    bucketName: pulumi.Input<string>;

    /** ARN of the same bucket, on whose behalf alone S3 may call. To read the objects, the function is granted the bucket, or is permitted to. */
    bucketArn: pulumi.Input<string>;

    /**
     * How the keys begin of objects that count, such as `uploads/`.
     * @default every object
     */
    prefix?: string;

    /**
     * How the keys end of objects that count, such as `.log.gz`.
     * @default every object
     */
    suffix?: string;
}

/** A table in which the function remembers things from one call to the next. */
export interface FunctionStateArgs {
    /**
     * Refuses to delete or to replace the table. Deploy `false` before destroying.
     * @default true
     */
    deletionProtection?: boolean;
}

/** What the function may do besides. */
export interface FunctionPermissionArgs {
    /** Such as `autoscaling:TerminateInstanceInAutoScalingGroup`. */
    actions: string[];

    /** ARNs, or `*` for actions that AWS knows no resource for. */
    resources: pulumi.Input<string>[];

    /**
     * Under which conditions: operator, then key, then values, such as `{ StringEquals: { "cloudwatch:namespace": ["Uptime"] } }`.
     * @default always
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
     */
    conditions?: Record<string, Record<string, pulumi.Input<string>[]>>;
}

/** One or more of `schedule`, `objects` and `topicArns` say what calls the function. */
export interface EventFunctionArgs {
    /** What the function does, for whoever is woken by it and looks into the console: 1 to 256 characters. */
    description: string;

    /**
     * Path of one bundled CommonJS file, absolute or relative to the folder in which the program runs, that exports `handler`. It is shipped as `index.js` and runs
     * on Node 24 for Arm. AWS's runtime brings the AWS SDK along; everything else must be in the file.
     */
    codePath: string;

    /** Topic that receives the alarms. None of `topicArns`: a function that fails could not tell of it. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * When the function is called, in UTC: `rate(1 minute)`, `rate(5 minutes)`, or a cron expression of six fields such as `cron(0 8 ? * MON-FRI *)`.
     * @default no schedule
     * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
     */
    schedule?: string;

    /**
     * What the schedule hands over as the event, such as `{ task: "report" }`: one bundle can then do different things at different times.
     * @default EventBridge's own event, with the time of the call
     * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
     */
    scheduleInput?: Record<string, string>;

    /**
     * A bucket whose new objects call the function. S3 may tell of one more than once.
     * @default none
     */
    objects?: ObjectSourceArgs;

    /**
     * Topics of the function's region whose messages call it, each by a name of your choice.
     * @default none
     */
    topicArns?: Record<string, pulumi.Input<string>>;

    /**
     * Variables of the function. No secrets: hand over the ARN of one and permit the function to read it.
     * @default none but `STATE_TABLE`, with `state`, and those of grants
     */
    environment?: Record<string, pulumi.Input<string>>;

    /**
     * What the function may do beyond what it may do anyway: write its log, use its table, and what it is granted.
     * @default nothing
     */
    permissions?: FunctionPermissionArgs[];

    /**
     * A table of DynamoDB of its own, whose name is in the variable `STATE_TABLE`. Items have the key `id`, a text, and go some time after the second since 1970
     * that they have in `expiresAt`. The function may get, put, update and delete them.
     * @default none
     */
    state?: FunctionStateArgs;

    /**
     * The network in whose private subnets the function runs, which it needs for what is there: databases, caches and shared files. It leaves the network only
     * through NAT and endpoints. Without one it reaches AWS and the internet, and what is granted to a role alone, such as an object store.
     * @default none
     */
    network?: NetworkLike;

    /**
     * Seconds after which AWS ends a call, 1 to 900. An alarm tells of calls that take four fifths of it.
     * @default 60
     */
    timeoutSeconds?: number;

    /**
     * MiB of memory, 128 to 10240; processor power grows with it.
     * @default 256
     */
    memoryMb?: number;

    /**
     * How many calls run at once at most. So many are kept for the function and taken from the account's quota, of which AWS keeps 100 for all others: a new account
     * has a quota of 10 and refuses every reservation until it is raised. -1 reserves nothing and sets no bound.
     * @default 1 with a schedule and nothing else, 5 otherwise
     * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
     */
    reservedConcurrency?: number;

    /**
     * How often AWS calls again, some minutes later, where the function failed: 0 to 2. The function must stand to be called twice anyway.
     * @default 2
     */
    maximumRetries?: number;

    /**
     * Seconds for which AWS tries to have an event handled, 60 to 21600. What is older goes to the queue of undelivered events.
     * @default 900 with a schedule and nothing else, since the next call comes by itself; 21600 otherwise
     */
    maximumAgeSeconds?: number;

    /**
     * Days that CloudWatch keeps the function's log.
     * @default 30
     */
    logRetentionDays?: number;

    /**
     * Customer-managed key for the function's variables. The function may decrypt with it.
     * @default a key of its own
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * Policy that bounds what the role may ever do.
     * @default no boundary
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `errors`, `throttles`, `slow`, `undelivered` and, with a
     * schedule that leaves no more than six days between two calls, `silent`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
