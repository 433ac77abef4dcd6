import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";
import { objectStoreChildren, type ObjectStoreChildren } from "../object-store/children.js";

/** What each child of a StaticSite is made with, by its role: see `childTransforms`. The bucket's are those of an ObjectStore. */
export interface StaticSiteChildren extends Omit<ObjectStoreChildren, "requestLog" | "requestMetrics"> {
    originAccess: aws.cloudfront.OriginAccessControlArgs;
    headers: aws.cloudfront.ResponseHeadersPolicyArgs;
    distribution: aws.cloudfront.DistributionArgs;
    /** Each record that leads to the site; the name ends with the domain and the record's type. */
    aliases: aws.route53.RecordArgs;
    logSource: aws.cloudwatch.LogDeliverySourceArgs;
    logTarget: aws.cloudwatch.LogDeliveryDestinationArgs;
    logDelivery: aws.cloudwatch.LogDeliveryArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
}

export const staticSiteChildren: ChildRoles<StaticSiteChildren> = {
    bucket: objectStoreChildren.bucket,
    encryption: objectStoreChildren.encryption,
    lifecycle: objectStoreChildren.lifecycle,
    ownership: objectStoreChildren.ownership,
    policy: objectStoreChildren.policy,
    publicAccessBlock: objectStoreChildren.publicAccessBlock,
    versioning: objectStoreChildren.versioning,
    grants: objectStoreChildren.grants,
    originAccess: { type: "aws:cloudfront/originAccessControl:OriginAccessControl", suffix: "access" },
    headers: { type: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", suffix: "headers" },
    distribution: { type: "aws:cloudfront/distribution:Distribution", suffix: "distribution" },
    aliases: { type: "aws:route53/record:Record", suffix: "alias-*" },
    logSource: { type: "aws:cloudwatch/logDeliverySource:LogDeliverySource", suffix: "log-source" },
    logTarget: { type: "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", suffix: "log-target" },
    logDelivery: { type: "aws:cloudwatch/logDelivery:LogDelivery", suffix: "log-delivery" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
