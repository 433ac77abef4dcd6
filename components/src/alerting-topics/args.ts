import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { SubscriberArgs } from "./subscriber-args.js";

export interface AlertingTopicsArgs {
    /**
     * What the topics are for: a topic each, and another one for its notices. A purpose that is taken away takes its topics, and what waits undelivered.
     * @default health, scaling, traffic, database and cost
     */
    purposes?: string[];

    /**
     * Whether each purpose has a second topic, for what nobody needs to be woken for. Whoever raises an alert decides which of the two it goes to; until
     * somebody sends one there, these topics are silent.
     * @default true
     */
    noticeTopics?: boolean;

    /**
     * Who is told, by a name of your choice, such as `on-call`. The name appears in names of resources; a person's address never does. Another
     * name is another subscription, which SNS refuses while the old one of the same address exists: rename in two deploys.
     * @default nobody yet
     */
    subscribers?: Record<string, SubscriberArgs>;

    /**
     * Writes down what became of each delivery to web hooks, functions (PagerDuty included) and queues. SNS says nothing of e-mail, and of SMS only for the
     * whole account (`aws.sns.SmsPreferences`).
     * @default nothing is written down
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
     */
    deliveryStatus?: DeliveryStatusArgs;

    /**
     * Days that the logs of the functions that page are kept.
     * @default 30
     */
    logRetentionDays?: number;

    /**
     * The role as which Auto Scaling publishes its events. KMS refuses a key policy that names a role which does not exist: in an account
     * that never had an Auto Scaling group, create an `aws.iam.ServiceLinkedRole` for `autoscaling.amazonaws.com` and pass its ARN.
     * @default the account's AWSServiceRoleForAutoScaling
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html
     */
    autoScalingRoleArn?: pulumi.Input<string>;

    /**
     * ARN of a policy that limits every role made here: that of each function that pages, and that of the delivery status.
     * @default no limit
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `failed`, `lost`, `undelivered` and, where
     * PagerDuty is a subscriber, `errors` and `heartbeat`; a change holds for all topics.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}

export interface DeliveryStatusArgs {
    /**
     * Of the deliveries that succeed, how many percent are written down. Failures always are.
     * @default 100
     */
    successPercent?: number;

    /**
     * Days that they are kept.
     * @default 30
     */
    logRetentionDays?: number;
}
