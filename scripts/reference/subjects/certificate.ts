import { Certificate, type CertificateArgs, CertificateKeyAlgorithm } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, topicArn, tuning } from "./surroundings.js";

export const certificate = subject<CertificateArgs>(
    "shop",
    (args) => new Certificate("shop", args),
    { domainName: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ", alarmTopicArn: topicArn("health") },
    {
        domainName: [{ to: "example.org" }],
        alternativeNames: [{ to: ["www.example.com"] }],
        hostedZoneId: [{ to: "Z0FEDCBA9876543210ABC", say: "another zone" }],
        region: [{ to: "us-east-1", with: { alarmTopicArn: topicArn("edge", "us-east-1") } }],
        keyAlgorithm: [{ to: CertificateKeyAlgorithm.EcdsaP256 }],
        alarmTopicArn: common.alarmTopicArn,
        alarms: tuning("expiry"),
        tags: common.tags,
    },
);
