import { Certificate, type CertificateArgs, CertificateKeyAlgorithm } from "../../src/index.js";
import { table } from "../change.js";

export const certificateChanges = table<CertificateArgs>({
    standard: ({ zones, topics }, name) => ({
        domainName: `${name}.example.com`,
        hostedZoneId: zones.one,
        alarmTopicArn: topics.one,
    }),
    create: (name, args) => void new Certificate(name, args),
    rows: [
        {
            what: "it is for another domain",
            after: { domainName: "shop.example.com" },
            operations: {
                certificate: "replace",
                expiry: "update",
                "record-row0.example.com": "delete",
                "record-shop.example.com": "create",
                validation: "replace",
            },
        },
        {
            what: "it is for one more name",
            after: (_surroundings, name) => ({ alternativeNames: [`www.${name}.example.com`] }),
            operations: {
                certificate: "replace",
                expiry: "update",
                "record-www.row1.example.com": "create",
                validation: "replace",
            },
        },
        {
            what: "it is for a name less",
            before: (_surroundings, name) => ({ alternativeNames: [`www.${name}.example.com`] }),
            after: {},
            operations: {
                certificate: "replace",
                expiry: "update",
                "record-www.row2.example.com": "delete",
                validation: "replace",
            },
        },
        {
            what: "its records are kept in another zone",
            after: ({ zones }) => ({ hostedZoneId: zones.other }),
            operations: { "record-row3.example.com": "replace" },
        },
        {
            what: "it moves to another region, for CloudFront",
            after: ({ edgeTopics }) => ({ region: "us-east-1", alarmTopicArn: edgeTopics.one }),
            operations: {
                certificate: "replace",
                expiry: "replace",
                validation: "replace",
            },
        },
        {
            what: "its key is of another kind",
            after: { keyAlgorithm: CertificateKeyAlgorithm.EcdsaP256 },
            operations: {
                certificate: "replace",
                expiry: "update",
                validation: "replace",
            },
        },
        {
            what: "another topic is told",
            after: ({ topics }) => ({ alarmTopicArn: topics.other }),
            operations: { expiry: "update" },
        },
        {
            what: "the alarm rings earlier",
            before: { alarms: { expiry: { threshold: 30 } } },
            after: { alarms: { expiry: { threshold: 40 } } },
            operations: { expiry: "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: { certificate: "update", expiry: "update" },
        },
    ],
});
