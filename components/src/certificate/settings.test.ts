import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { CertificateArgs } from "./args.js";
import { resolveSettings } from "./settings.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:health";
const args: CertificateArgs = { domainName: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ", alarmTopicArn };
const refusal = (given: Partial<CertificateArgs>) =>
    messageOf(() => resolveSettings("shop", { ...args, ...given })).split("\n");
const example = 'use a name such as "www.example.com" or "*.example.com", in lower case.';

describe("settings of a Certificate", () => {
    it("are for one name, with a key that everybody takes, in the provider's region, by default", () => {
        expect(resolveSettings("shop", args)).to.deep.equal({
            domainName: "example.com",
            alternativeNames: [],
            validatedDomains: ["example.com"],
            keyAlgorithm: "RSA_2048",
            region: undefined,
        });
    });

    it("validate a wildcard and its domain together, and every other name by itself", () => {
        const alternativeNames = ["*.example.com", "api.example.com", "*.api.example.com", "*.shop.example.com"];

        expect(resolveSettings("shop", { ...args, alternativeNames }).validatedDomains).to.deep.equal([
            "example.com",
            "api.example.com",
            "shop.example.com",
        ]);
    });

    it("refuse what is no domain name", () => {
        expect(
            refusal({ domainName: "Example.com", alternativeNames: ["www", "a.example.com", "-.a.com"] }),
        ).to.deep.equal([
            `Certificate "shop": domainName has "Example.com"; ${example}`,
            `Certificate "shop": alternativeNames has "www"; ${example}`,
            `Certificate "shop": alternativeNames has "-.a.com"; ${example}`,
        ]);
    });

    it("refuse names that are too long", () => {
        const long = `${"a".repeat(60)}.example.com`;
        const longer = `${`${"a".repeat(60)}.`.repeat(4)}example.com`;

        expect(refusal({ domainName: long })).to.deep.equal([
            `Certificate "shop": domainName has 72 characters; use at most 64, and put longer names into alternativeNames.`,
        ]);
        expect(refusal({ alternativeNames: [long, longer] })).to.deep.equal([
            `Certificate "shop": alternativeNames has "${longer}" with 255 characters; a domain name has at most 253.`,
        ]);
    });

    it("refuse a name that is there twice, and more names than a certificate can have", () => {
        expect(refusal({ alternativeNames: ["example.com", "a.example.com", "a.example.com"] })).to.deep.equal([
            'Certificate "shop": alternativeNames has "example.com" or "a.example.com" more than once or as domainName too; name each once.',
        ]);
        expect(
            refusal({ alternativeNames: Array.from({ length: 100 }, (_name, index) => `n${index}.example.com`) }),
        ).to.deep.equal([
            'Certificate "shop": alternativeNames has 100 names; use at most 99 beside domainName, or another certificate.',
        ]);
    });

    it("refuse a key that ACM does not make, and a region that is none", () => {
        // As a program in another language would give it, where no compiler checks.
        const given: Partial<CertificateArgs> = JSON.parse('{ "keyAlgorithm": "RSA_512", "region": "virginia" }');

        expect(refusal({ ...given, alarmTopicArn: "arn:aws:sns:virginia:123456789012:health" })).to.deep.equal([
            'Certificate "shop": region is "virginia"; use a region such as "eu-west-1".',
            'Certificate "shop": keyAlgorithm is "RSA_512"; use "RSA_2048", "EC_prime256v1" or "EC_secp384r1".',
        ]);
    });

    it("refuse topics of another region than the certificate's", () => {
        const because = "which is not of us-east-1; name a topic of the certificate's region, where its metric is.";

        expect(refusal({ region: "us-east-1", alarms: { expiry: { topicArn: alarmTopicArn } } })).to.deep.equal([
            `Certificate "shop": alarmTopicArn is "${alarmTopicArn}", ${because}`,
            `Certificate "shop": alarms.expiry.topicArn is "${alarmTopicArn}", ${because}`,
        ]);
    });

    it("refuse to tune an alarm that there is not", () => {
        expect(refusal({ alarms: { renewal: {} } })).to.deep.equal([
            'Certificate "shop": alarms.renewal is none of its alarms; they are expiry.',
        ]);
    });
});
