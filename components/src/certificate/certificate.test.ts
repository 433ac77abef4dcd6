import { type Graph, Inputs, plan } from "@evenkeel/testing";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { alarmsOf, messageOf } from "../common/fixtures.test.js";
import { type CertificateArgs, CertificateKeyAlgorithm } from "./args.js";
import { Certificate } from "./certificate.js";

const hostedZoneId = "Z0123456789ABCDEFGHIJ";
const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:health";
const config = { "aws:region": "eu-west-1" };
const planCertificate = (
    args: Partial<CertificateArgs> = {},
    use: (certificate: Certificate) => void = () => undefined,
): Promise<Graph> =>
    plan(() => use(new Certificate("shop", { domainName: "example.com", hostedZoneId, alarmTopicArn, ...args })), {
        config,
    });

const inventory = [
    "shop: evenkeel:index:Certificate",
    "shop-certificate: aws:acm/certificate:Certificate",
    "shop-expiry: aws:cloudwatch/metricAlarm:MetricAlarm",
    "shop-record-example.com: aws:route53/record:Record",
    "shop-validation: aws:acm/certificateValidation:CertificateValidation",
];

const certificateOf = (graph: Graph) => graph.find("aws:acm/certificate:Certificate", "shop-certificate");
const recordOf = (graph: Graph, domain: string) => graph.find("aws:route53/record:Record", `shop-record-${domain}`);
const validationOf = (graph: Graph) =>
    graph.find("aws:acm/certificateValidation:CertificateValidation", "shop-validation");
const alarmOf = (graph: Graph) => graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "shop-expiry");

describe("Certificate", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planCertificate({ tags: { team: "web" } });
        });

        it("is a certificate with its record, its validation and its alarm, and nothing else", () => {
            expect(graph.inventory()).to.have.members(inventory);
            expect(graph.childrenOf("shop")).to.have.length(inventory.length - 1);
        });

        it("is in the public logs, and its key never leaves AWS", () => {
            expect(certificateOf(graph).inputs).to.deep.equal({
                domainName: "example.com",
                validationMethod: "DNS",
                keyAlgorithm: "RSA_2048",
                options: { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" },
                tags: { team: "web" },
            });
        });

        it("shows ACM the record that it asks for", () => {
            const option = "domainValidationOptions.0";
            expect(recordOf(graph, "example.com").inputs).to.deep.equal({
                zoneId: hostedZoneId,
                name: certificateOf(graph).output(`${option}.resourceRecordName`),
                type: "CNAME",
                records: [certificateOf(graph).output(`${option}.resourceRecordValue`)],
                ttl: 300,
                allowOverwrite: true,
            });
        });

        it("tells its ARN when it has been issued", () => {
            const validation = validationOf(graph);
            expect(validation.inputs).to.deep.equal({
                certificateArn: certificateOf(graph).output("arn"),
                validationRecordFqdns: [recordOf(graph, "example.com").output("fqdn")],
            });
            expect(graph.find("evenkeel:index:Certificate", "shop").outputs).to.deep.equal({
                certificateArn: validation.output("certificateArn"),
                alarmArns: alarmsOf(graph, "shop"),
            });
        });

        it("tells the topic a month before it expires", () => {
            expect(alarmOf(graph).inputs).to.deep.include({
                namespace: "AWS/CertificateManager",
                metricName: "DaysToExpiry",
                dimensions: { CertificateArn: certificateOf(graph).output("arn") },
                alarmActions: [alarmTopicArn],
                okActions: [alarmTopicArn],
                tags: { team: "web" },
            });
            expect(alarmOf(graph).inputs).to.not.have.property("region");
        });
    });

    it("has one record for a wildcard and its domain, with what ACM asks for that domain", async () => {
        const alternativeNames = ["api.example.com", "*.example.com", "*.api.example.com"];
        const graph = await planCertificate({ alternativeNames });
        const asked = new Inputs(certificateOf(graph).outputs).list("domainValidationOptions");
        const valueFor = (name: string) =>
            asked.find((option) => option.text("domainName") === name)?.text("resourceRecordValue");

        expect(graph.inventory("aws:route53/record:Record")).to.deep.equal([
            "shop-record-api.example.com",
            "shop-record-example.com",
        ]);
        expect(certificateOf(graph).input("subjectAlternativeNames")).to.deep.equal(alternativeNames);
        for (const domain of ["example.com", "api.example.com"]) {
            expect(recordOf(graph, domain).input("records")).to.deep.equal([valueFor(domain)]);
        }
        expect(validationOf(graph).input("validationRecordFqdns")).to.have.length(2);
    });

    it("shows the same resources in a preview, where ACM has asked for nothing yet", async () => {
        const preview = await plan(
            () =>
                void new Certificate("shop", {
                    domainName: "example.com",
                    alternativeNames: ["*.example.com"],
                    hostedZoneId,
                    alarmTopicArn,
                }),
            { config, preview: true },
        );

        expect(preview.inventory()).to.have.members(inventory);
    });

    it("is with all its parts in the region that it is told, and its record nowhere in particular", async () => {
        const topic = "arn:aws:sns:us-east-1:123456789012:edge";
        const graph = await planCertificate({
            region: "us-east-1",
            keyAlgorithm: CertificateKeyAlgorithm.EcdsaP256,
            alarmTopicArn: pulumi.output(Promise.resolve(topic)),
        });

        for (const regional of [certificateOf(graph), validationOf(graph), alarmOf(graph)]) {
            expect(regional.input("region"), regional.name).to.equal("us-east-1");
        }
        expect(certificateOf(graph).input("keyAlgorithm")).to.equal("EC_prime256v1");
        expect(certificateOf(graph).output("arn")).to.match(/^arn:aws:acm:us-east-1:/);
        expect(alarmOf(graph).input("alarmActions")).to.deep.equal([topic]);
    });

    it("makes who uses it wait until it has been issued", async () => {
        const graph = await planCertificate({}, ({ certificateArn }) => {
            new aws.lb.Listener("https", {
                loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/1",
                port: 443,
                protocol: "HTTPS",
                certificateArn,
                defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }],
            });
        });

        expect(graph.find("aws:lb/listener:Listener", "https").options.dependsOn).to.include(validationOf(graph).urn);
    });

    it("says of which region a topic is that is known later", async () => {
        const failure: unknown = await planCertificate({
            region: "us-east-1",
            alarmTopicArn: pulumi.output(Promise.resolve(alarmTopicArn)),
        }).catch((error: unknown) => error);

        expect(String(failure)).to.contain(`Certificate "shop": alarmTopicArn is "${alarmTopicArn}"`);
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(
                () => new Certificate("shop", { domainName: "shop", hostedZoneId, alarmTopicArn, region: "us-east-1" }),
            );
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["shop: evenkeel:index:Certificate"]);
    });
});
