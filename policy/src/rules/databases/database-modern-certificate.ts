import { clusterInstanceType, clusterType, instanceType } from "../../aws/databases.js";
import { mustBeOneOf } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";

const overrideType = "aws:rds/certificate:Certificate";
/** What the resources call it; all others call it like the first. */
const properties: Readonly<Record<string, string>> = {
    [clusterType]: "caCertificateIdentifier",
    [overrideType]: "certificateIdentifier",
};

export const databaseModernCertificate = resourceRule({
    name: "database-modern-certificate",
    title: "Databases prove who they are by a certificate that is valid",
    description:
        "An RDS database, and the default of the account, must use one of the certificate authorities of RDS that are still valid.",
    why: "The authorities of 2015 and 2019 have run out: whoever checks the certificate can't connect, and whoever doesn't may talk to anybody.",
    fix: "Leave the authority out, or set it to rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1.",
    severity: "medium",
    controls: { checkov: ["CKV_AWS_211"] },
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html#UsingWithRDS.SSL.RegionCertificateAuthorities",
    types: [instanceType, clusterType, clusterInstanceType, overrideType],
    readSettings: (reader) => ({
        allowed: reader.words(
            "allowed",
            ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"],
            "The certificate authorities that are allowed.",
        ),
    }),
    // AWS takes rds-ca-rsa2048-g1 for a database that names none, unless the account's default says otherwise.
    check: ({ type, props }, { allowed }) =>
        mustBeOneOf(props, properties[type] ?? "caCertIdentifier", allowed, "complies"),
});
