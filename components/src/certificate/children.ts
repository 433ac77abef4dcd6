import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a Certificate is made with, by its role: see `childTransforms`. */
export interface CertificateChildren {
    certificate: aws.acm.CertificateArgs;
    /** Each record that shows a domain to be yours; the name ends with the domain. */
    records: aws.route53.RecordArgs;
    validation: aws.acm.CertificateValidationArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
}

export const certificateChildren: ChildRoles<CertificateChildren> = {
    certificate: { type: "aws:acm/certificate:Certificate", suffix: "certificate" },
    records: { type: "aws:route53/record:Record", suffix: "record-*" },
    validation: { type: "aws:acm/certificateValidation:CertificateValidation", suffix: "validation" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
