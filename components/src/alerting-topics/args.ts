import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";

/** Ways to reach a subscriber. */
export const SubscriberProtocol = {
    /** A person confirms by a link that is valid for two days. */
    Email: "email",
    /** A new account reaches only numbers that were verified, until AWS lifts the limit. */
    Sms: "sms",
    /** A web hook, such as that of a paging service; it confirms by itself. */
    Https: "https",
    Lambda: "lambda",
    /** An SQS queue, whose own policy lets the topic send. */
    Queue: "sqs",
} as const;
export type SubscriberProtocol = (typeof SubscriberProtocol)[keyof typeof SubscriberProtocol];

/** Somebody or something that wants to be told. */
export interface SubscriberArgs {
    /** How it is told. */
    protocol: SubscriberProtocol;

    /** An e-mail address, a phone number such as `+441632960000`, an https URL, or the ARN of a function or queue. May be a secret. */
    endpoint: pulumi.Input<string>;

    /**
     * Topics to subscribe to.
     * @default all of them
     */
    purposes?: string[];

    /**
     * Only messages whose fields have one of these values, such as `{ NewStateValue: ["ALARM"] }` to hear of alarms but not of their end.
     * @default every message
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
     */
    messageFilter?: Record<string, string[]>;
}

export interface AlertingTopicsArgs {
    /**
     * What the topics are for: a topic each.
     * @default health, scaling, traffic, database and cost
     */
    purposes?: string[];

    /**
     * Who is told, by a name of your choice, such as `on-call`. The name appears in names of resources; a person's address never does.
     * @default nobody yet
     */
    subscribers?: Record<string, SubscriberArgs>;

    /**
     * The role as which Auto Scaling publishes its events. KMS refuses a key policy that names a role which does not exist: in an account
     * that never had an Auto Scaling group, create an `aws.iam.ServiceLinkedRole` for `autoscaling.amazonaws.com` and pass its ARN.
     * @default the account's AWSServiceRoleForAutoScaling
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html
     */
    autoScalingRoleArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `failed`, `lost` and `undelivered`; a
     * change holds for all topics.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
