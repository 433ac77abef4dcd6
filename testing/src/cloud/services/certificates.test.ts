import { expect } from "chai";
import { Inputs } from "../inputs.js";
import { placeOf } from "../place.js";
import { models } from "./certificates.js";
import {
    existing,
    itJudges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
} from "./shared/fixtures.test.js";

const invalid = "ValidationException";
const badChange = "InvalidChangeBatch";
const certificateType = "aws:acm/certificate:Certificate";
const recordType = "aws:route53/record:Record";
const zoneType = "aws:route53/zone:Zone";

describe("a simulated certificate", () => {
    const certificate = modelOf(models, certificateType);
    const good = { domainName: "*.example.com", subjectAlternativeNames: ["example.com"], validationMethod: "DNS" };

    itJudges(certificate, good, [
        { what: "no domain", change: { domainName: null }, code: invalid },
        { what: "an address in place of a domain", change: { domainName: "https://example.com" }, code: invalid },
        {
            what: "a first name of 65 characters",
            change: { domainName: `${"a".repeat(53)}.example.com` },
            code: invalid,
        },
        { what: "another name that is none", change: { subjectAlternativeNames: ["example"] }, code: invalid },
        { what: "an unknown validation", change: { validationMethod: "HTTP" }, code: invalid },
        { what: "an unknown algorithm", change: { keyAlgorithm: "RSA_8192" }, code: invalid },
        {
            what: "a preference about transparency that is none",
            change: { options: { certificateTransparencyLoggingPreference: "on" } },
            code: invalid,
        },
        { what: "an export that is neither on nor off", change: { options: { export: "yes" } }, code: invalid },
        {
            what: "more than a hundred names",
            change: { subjectAlternativeNames: Array.from({ length: 101 }, (_name, index) => `a${index}.example.com`) },
            code: "LimitExceededException",
        },
    ]);

    it("asks for one record for each name, the same for a wildcard and its domain", () => {
        const options = new Inputs(outputsOf(certificate, good)).list("domainValidationOptions");
        expect(options.map((option) => option.text("domainName"))).to.deep.equal(["*.example.com", "example.com"]);
        expect(new Set(options.map((option) => option.text("resourceRecordName"))).size).to.equal(1);
        expect(options[0]?.text("resourceRecordName")).to.match(/^_[0-9a-f]{32}\.example\.com\.$/);
        expect(options[0]?.text("resourceRecordValue")).to.match(/\.acm-validations\.aws\.$/);
    });

    it("asks for the same record as every other certificate of the account for the domain", () => {
        const recordOf = (seed: string): unknown => {
            const place = { ...placeOf("eu-west-1", seed), id: seed, previous: undefined };
            return certificate.outputs?.(new Inputs(good), place)["domainValidationOptions"];
        };
        expect(recordOf("one")).to.deep.equal(recordOf("other"));
    });
});

describe("a simulated validation of a certificate", () => {
    const validation = modelOf(models, "aws:acm/certificateValidation:CertificateValidation");
    const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/1";
    const waiting = existing(certificateType, certificateArn, {
        domainValidationOptions: [{ domainName: "example.com", resourceRecordName: "_1.example.com." }],
    });

    itJudgesInSituations(validation, { certificateArn }, [
        {
            what: "with the record that the certificate asks for",
            change: { validationRecordFqdns: ["_1.example.com"] },
            exists: [waiting],
        },
        {
            what: "with another record",
            change: { validationRecordFqdns: ["_2.example.com"] },
            exists: [waiting],
            code: invalid,
        },
        { what: "with records that somebody else makes", exists: [waiting] },
    ]);
});

describe("a simulated zone", () => {
    const zone = modelOf(models, zoneType);

    itJudges(zone, { name: "example.com" }, [
        { what: "no name", change: { name: null }, code: "InvalidDomainName" },
        { what: "a name with a space", change: { name: "my example.com" }, code: "InvalidDomainName" },
        { what: "a comment of 257 characters", change: { comment: "c".repeat(257) }, code: "InvalidInput" },
        {
            what: "a delegation set for a private zone",
            change: { delegationSetId: "N1", vpcs: [{ vpcId: "vpc-1" }] },
            code: "InvalidInput",
        },
    ]);
    const record = existing(recordType, "Z1_www_A", { zoneId: "Z1", name: "www", type: "A" });
    itJudgesDeletion(zone, existing(zoneType, "Z1"), [
        { what: "while it has records", exists: [record], code: "HostedZoneNotEmpty" },
        { what: "with its records when forceDestroy is set", change: { forceDestroy: true }, exists: [record] },
        { what: "when it is empty", exists: [] },
    ]);

    it("has four name servers", () => {
        const outputs = outputsOf(zone, { name: "example.com" });
        expect(new Inputs(outputs).texts("nameServers")).to.have.length(4);
        expect(outputs.zoneId).to.equal(outputs.id);
    });
});

describe("a simulated record", () => {
    const record = modelOf(models, recordType);
    const good = { zoneId: "Z1", name: "www", type: "A", ttl: 300, records: ["192.0.2.1"] };
    const alias = {
        aliases: [{ name: "web.elb.amazonaws.com", zoneId: "Z32O12XQLNTSW2", evaluateTargetHealth: true }],
    };

    itJudges(record, good, [
        { what: "an unknown type", change: { type: "ALIAS" }, code: "InvalidInput" },
        { what: "neither records nor aliases", change: { records: null }, code: badChange },
        { what: "records beside an alias", change: { ...alias, ttl: null }, code: badChange },
        { what: "an alias with a time to live", change: { ...alias, records: null }, code: badChange },
        { what: "records without a time to live", change: { ttl: null }, code: badChange },
        { what: "a name where an address belongs", change: { records: ["example.org"] }, code: badChange },
        {
            what: "two targets of one CNAME",
            change: { type: "CNAME", records: ["a.example.org", "b.example.org"] },
            code: badChange,
        },
        { what: "an identifier without a routing policy", change: { setIdentifier: "a" }, code: badChange },
        {
            what: "a routing policy without an identifier",
            change: { weightedRoutingPolicies: [{ weight: 1 }] },
            code: badChange,
        },
    ]);

    const zone = existing(zoneType, "Z1", { name: "example.com" });
    const taken = (type: string, name = "www.example.com"): ReturnType<typeof existing> =>
        existing(recordType, `Z1_${name}_${type}`, { zoneId: "Z1", name, type });
    itJudgesInSituations(record, good, [
        { what: "beside one of another type", exists: [zone, taken("AAAA")] },
        { what: "beside one of the same name and type", exists: [zone, taken("A")], code: badChange },
        { what: "over one of the same name and type", change: { allowOverwrite: true }, exists: [zone, taken("A")] },
        { what: "beside a CNAME", exists: [zone, taken("CNAME")], code: badChange },
        {
            what: "as a CNAME of the zone itself",
            change: { type: "CNAME", name: "example.com", records: ["a.org"] },
            exists: [zone],
            code: badChange,
        },
    ]);

    it("is identified by zone, name and type", () => {
        expect(outputsOf(record, good).id).to.equal("Z1_www_A");
    });
});
