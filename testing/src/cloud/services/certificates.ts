import { Inputs } from "../inputs.js";
import type { Cloud, CloudResource, Place, Properties, Refusals, ServiceModel } from "../model.js";
import { hexDigits } from "../place.js";
import { regionalArn } from "./shared/arn.js";
import { creationTime, upperId, uuid } from "./shared/made-up.js";
import { absent, longerThan, mismatched, outside, refuseIf, together, unlisted } from "./shared/checks.js";
import { fact } from "./shared/placement.js";

const certificateType = "aws:acm/certificate:Certificate";
const zoneType = "aws:route53/zone:Zone";
const recordType = "aws:route53/record:Record";

const invalid = "ValidationException";
const badChange = "InvalidChangeBatch";
const domain = /^(\*\.)?([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$/;

// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
function refuseCertificate(inputs: Inputs): Refusals {
    const imported = inputs.has("privateKey") || inputs.has("privateKeyWo");
    const names = inputs.texts("subjectAlternativeNames");
    const wrong = names.find((name) => !domain.test(name));
    return [
        !imported && absent(inputs, "domainName", invalid, "name the domain that the certificate is for"),
        // The first name is the common name too: https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
        longerThan(inputs, "domainName", 64, invalid),
        mismatched(inputs, "domainName", domain, 'a domain name such as "www.example.com" or "*.example.com"', invalid),
        refuseIf(wrong !== undefined, invalid, `subjectAlternativeNames has "${wrong}"; use domain names.`),
        // https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
        refuseIf(
            names.length > 100,
            "LimitExceededException",
            `subjectAlternativeNames has ${names.length} names; use at most 100.`,
        ),
        unlisted(inputs, "validationMethod", ["DNS", "EMAIL"], invalid),
        unlisted(
            inputs,
            "keyAlgorithm",
            ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"],
            invalid,
        ),
        unlisted(inputs, "options.certificateTransparencyLoggingPreference", ["ENABLED", "DISABLED"], invalid),
        unlisted(inputs, "options.export", ["ENABLED", "DISABLED"], invalid),
        together(inputs, "domainName", "privateKey", invalid),
    ];
}

/**
 * The records by which ACM sees that the domain is the program's: one for each name. They belong to the account and the domain, so that every certificate
 * for it asks for the same, in any region.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function validationOptions(inputs: Inputs, { account }: Place): Properties[] {
    const hex = (length: number, label: string): string => hexDigits(`${account}\n${label}`, length);
    const names = [inputs.text("domainName") ?? "", ...inputs.texts("subjectAlternativeNames")];
    return [...new Set(names)].sort().map((name) => {
        const base = name.replace(/^\*\./, "");
        return {
            domainName: name,
            resourceRecordName: `_${hex(32, `name ${base}`)}.${base}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: `_${hex(32, `value ${base}`)}.${hex(10, `host ${base}`)}.acm-validations.aws.`,
        };
    });
}

const certificate: ServiceModel = {
    type: certificateType,
    immutable: [
        "domainName",
        "subjectAlternativeNames",
        "keyAlgorithm",
        "validationMethod",
        "validationOptions",
        "certificateAuthorityArn",
    ],
    taggable: true,
    facts: ["domainName"],
    refuse: refuseCertificate,
    id: (_inputs, place) => regionalArn(place, "acm", `certificate/${uuid(place)}`),
    outputs: (inputs, place) => {
        const imported = inputs.has("privateKey") || inputs.has("privateKeyWo");
        const byRecord = inputs.text("validationMethod") === "DNS";
        return {
            arn: place.id,
            domainValidationOptions: byRecord ? validationOptions(inputs, place) : [],
            keyAlgorithm: "RSA_2048",
            notAfter: "",
            notBefore: "",
            pendingRenewal: false,
            renewalEligibility: "INELIGIBLE",
            renewalSummaries: [],
            status: imported ? "ISSUED" : "PENDING_VALIDATION",
            subjectAlternativeNames: [inputs.text("domainName") ?? ""],
            type: imported ? "IMPORTED" : "AMAZON_ISSUED",
            validationEmails: [],
        };
    },
};

/** The provider compares the records it is told of with those that the certificate asks for. */
function missingRecords(inputs: Inputs, cloud: Cloud): Refusals {
    const found = cloud.find(certificateType, inputs.text("certificateArn") ?? "");
    const wanted = found === undefined ? [] : new Inputs(found.facts).list("domainValidationOptions");
    const given = inputs.texts("validationRecordFqdns").map(withoutDot);
    const missing = wanted
        .map((option) => withoutDot(option.text("resourceRecordName")))
        .filter((name) => !given.includes(name));
    const message = `missing ${missing.length} DNS validation record: ${missing.join(", ")}; create a record for each of domainValidationOptions.`;
    return [refuseIf(inputs.has("validationRecordFqdns") && missing.length > 0, invalid, message)];
}

function withoutDot(name: string | undefined): string {
    return (name ?? "").replace(/\.$/, "").toLowerCase();
}

// https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
const certificateValidation: ServiceModel = {
    type: "aws:acm/certificateValidation:CertificateValidation",
    immutable: ["certificateArn", "validationRecordFqdns"],
    references: [{ property: "certificateArn", to: [certificateType], missing: "ResourceNotFoundException" }],
    refuseWith: missingRecords,
    id: () => `${creationTime.replace("T", " ").replace("Z", "")} +0000 UTC`,
};

function notEmpty(resource: CloudResource, cloud: Cloud): Refusals {
    const records = cloud.all(recordType).filter((record) => fact(record, "zoneId") === resource.id);
    const message = `the zone still has ${records.length} records; delete them first, or set forceDestroy and apply it.`;
    return [refuseIf(records.length > 0 && resource.facts.forceDestroy !== true, "HostedZoneNotEmpty", message)];
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
const zone: ServiceModel = {
    type: zoneType,
    immutable: ["name", "delegationSetId"],
    defaults: { comment: "Managed by Pulumi", forceDestroy: false },
    taggable: true,
    facts: ["name", "forceDestroy"],
    refuse: (inputs) => [
        absent(inputs, "name", "InvalidDomainName", "name the domain"),
        mismatched(
            inputs,
            "name",
            /^([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?$/,
            'a domain name such as "example.com"',
            "InvalidDomainName",
        ),
        longerThan(inputs, "comment", 256, "InvalidInput"),
        together(inputs, "delegationSetId", "vpcs", "InvalidInput"),
    ],
    // https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html
    refuseDelete: notEmpty,
    id: (_inputs, place) => upperId(place, "Z", 20, "zone"),
    outputs: (_inputs, place) => {
        const nameServers = ["com", "net", "org", "co.uk"].map((suffix, index) => {
            const number = parseInt(place.hex(3, `server ${suffix}`), 16) % 512;
            return `ns-${512 * index + number}.awsdns-${place.hex(2, suffix)}.${suffix}`;
        });
        return {
            arn: `arn:${place.partition}:route53:::hostedzone/${place.id}`,
            nameServers,
            primaryNameServer: nameServers[0] ?? "",
            zoneId: place.id,
        };
    },
};

const policies = ["weighted", "latency", "failover", "geolocation"].map((kind) => `${kind}RoutingPolicies`);
const recordTypes = [
    ...["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB"],
    ...["TLSA", "TXT"],
];
const address = /^(\d{1,3}\.){3}\d{1,3}$/;

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
function refuseRecord(inputs: Inputs): Refusals {
    const kind = inputs.text("type");
    const alias = inputs.has("aliases");
    const routed = policies.some((policy) => inputs.has(policy)) || inputs.has("multivalueAnswerRoutingPolicy");
    const wrong = kind === "A" ? inputs.texts("records").find((record) => !address.test(record)) : undefined;
    return [
        unlisted(inputs, "type", recordTypes, "InvalidInput"),
        refuseIf(alias && inputs.has("records"), badChange, "aliases and records are both set; keep one of them."),
        refuseIf(
            !alias && !inputs.has("records"),
            badChange,
            "neither records nor aliases is set; say where the name leads.",
        ),
        refuseIf(alias && inputs.has("ttl"), badChange, "ttl is set on an alias, which has the target's; remove it."),
        !alias && absent(inputs, "ttl", badChange, "records need a time to live in seconds"),
        outside(inputs, "ttl", 0, 2_147_483_647, "InvalidInput"),
        refuseIf(
            kind === "CNAME" && (inputs.count("records") ?? 1) > 1,
            badChange,
            "a CNAME has one record; remove the others.",
        ),
        refuseIf(wrong !== undefined, badChange, `records has "${wrong}", which is no IPv4 address.`),
        refuseIf(
            inputs.has("setIdentifier") !== routed,
            badChange,
            `${routed ? "a routing policy is set without setIdentifier" : "setIdentifier is set without a routing policy"}; set both or neither.`,
        ),
    ];
}

/** The whole name of a record: AWS takes the zone's domain as said where it is left out. */
function fqdn(name: string, zoneName: string): string {
    const short = withoutDot(name);
    const base = withoutDot(zoneName);
    if (short === "" || short === base || short.endsWith(`.${base}`)) return short === "" ? base : short;
    return `${short}.${base}`;
}

function recordFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const zoneId = inputs.text("zoneId");
    const zoneName = fact(cloud.find(zoneType, zoneId ?? ""), "name") ?? "";
    const name = fqdn(inputs.text("name") ?? "", zoneName);
    const kind = inputs.text("type");
    const siblings = cloud
        .all(recordType)
        .filter((record) => fact(record, "zoneId") === zoneId && fqdn(fact(record, "name") ?? "", zoneName) === name)
        .filter(
            (record) => !inputs.has("setIdentifier") || fact(record, "setIdentifier") === inputs.text("setIdentifier"),
        );
    const same = siblings.some((record) => fact(record, "type") === kind) && inputs.flag("allowOverwrite") !== true;
    const clash = siblings.some((record) => (fact(record, "type") === "CNAME") !== (kind === "CNAME"));
    return [
        refuseIf(
            same,
            badChange,
            `Tried to create resource record set ${name} type ${kind} but it already exists; use one.`,
        ),
        refuseIf(clash, badChange, `${name} has a CNAME and another record; a CNAME stands alone.`),
        refuseIf(
            kind === "CNAME" && name === withoutDot(zoneName),
            badChange,
            `a CNAME at the zone's own name ${name}; use an alias.`,
        ),
    ];
}

const record: ServiceModel = {
    type: recordType,
    immutable: ["name", "zoneId"],
    facts: ["name", "type", "zoneId", "setIdentifier"],
    references: [{ property: "zoneId", to: [zoneType], missing: "NoSuchHostedZone" }],
    refuse: refuseRecord,
    refuseWith: recordFaults,
    id: (inputs) =>
        [inputs.text("zoneId"), inputs.text("name"), inputs.text("type"), inputs.text("setIdentifier")]
            .filter((part) => part !== undefined)
            .join("_"),
    outputs: (inputs) => ({ fqdn: withoutDot(inputs.text("name")) }),
};

export const models: readonly ServiceModel[] = [certificate, certificateValidation, zone, record];
