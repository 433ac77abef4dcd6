import * as aws from "@pulumi/aws";
import type { DatabaseScope } from "./instance.js";

/** What a person should hear of where there are replicas: one that stopped following. */
const replicaCategory = "read replica";

/** What a person should hear of. Left out: backups and their restores, which happen every day. */
const categories = [
    "availability",
    "configuration change",
    "deletion",
    "failover",
    "failure",
    "low storage",
    "maintenance",
    "notification",
    "recovery",
];

/**
 * What RDS itself reports of the instance and its replicas, sent to the topic of the alarms.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 */
export function createEventSubscription(
    scope: DatabaseScope,
    instance: aws.rds.Instance,
    replicas: aws.rds.Instance[],
): void {
    const { name, parent, tags, args } = scope;
    new aws.rds.EventSubscription(
        `${name}-events`,
        {
            snsTopic: args.alarmTopicArn,
            sourceType: "db-instance",
            sourceIds: [instance, ...replicas].map(({ identifier }) => identifier),
            eventCategories: replicas.length === 0 ? categories : [...categories, replicaCategory],
            tags,
        },
        { parent },
    );
}
