import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { ScalableWebTierArgs } from "./args.js";
import type { DomainArgs } from "./domain-args.js";
import { certificateArn, planTier, tierArgs } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const hostedZoneId = "Z0123456789ABCDEFGHIJ";
const domain = { name: "www.example.com", hostedZoneId, alternativeNames: ["example.com"] } satisfies DomainArgs;
const recordType = "aws:route53/record:Record";

describe("The domain of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier({ domain, tags: { owner: "team" } })));

    it("has a certificate for all its names, which the listener waits for", () => {
        expect(graph.childrenOf("web-domain").map(({ name }) => name)).to.have.members([
            "web-domain-certificate",
            "web-domain-expiry",
            "web-domain-record-example.com",
            "web-domain-record-www.example.com",
            "web-domain-validation",
        ]);
        expect(graph.find("aws:acm/certificate:Certificate", "web-domain-certificate").inputs).to.deep.include({
            domainName: "www.example.com",
            subjectAlternativeNames: ["example.com"],
            tags: { owner: "team" },
        });
        const records = graph.childrenOf("web-domain").filter(({ type }) => type === recordType);
        expect(records.map(({ inputs }) => inputs.zoneId)).to.deep.equal([hostedZoneId, hostedZoneId]);
        const validation = graph.find("aws:acm/certificateValidation:CertificateValidation", "web-domain-validation");
        expect(graph.find("aws:lb/listener:Listener", "web-https").inputs.certificateArn).to.equal(
            validation.output("certificateArn"),
        );
    });

    it("leads to the load balancer by each of its names, over IPv4 as the load balancer does", () => {
        const balancer = graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer");
        const aliases = graph.childrenOf("web").filter(({ type }) => type === recordType);
        expect(aliases.map(({ name }) => name)).to.deep.equal([
            "web-alias-www.example.com-a",
            "web-alias-example.com-a",
        ]);
        expect(aliases[0]?.inputs).to.deep.equal({
            zoneId: hostedZoneId,
            name: "www.example.com",
            type: "A",
            aliases: [
                {
                    name: balancer.output("dnsName"),
                    zoneId: balancer.output("zoneId"),
                    evaluateTargetHealth: true,
                },
            ],
        });
    });

    it("is the tier's address, and port 80 leads there", () => {
        expect(graph.find("evenkeel:index:ScalableWebTier", "web").output("url")).to.equal("https://www.example.com");
        expect(graph.inventory("aws:lb/listener:Listener")).to.deep.equal(["web-http", "web-https"]);
    });

    it("tells the health topic before the certificate expires, unless told otherwise", async () => {
        const alarm = (from: Graph) => from.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-domain-expiry");
        expect(alarm(graph).input("alarmActions")).to.deep.equal([tierArgs.alertTopics.health]);
        const tuned = await planTier({ domain, alarms: { expiry: { threshold: 20 }, cpu: { threshold: 85 } } });
        expect(alarm(tuned).inputs.threshold).to.equal(20);
    });

    const wrong: [string, Partial<ScalableWebTierArgs>, string][] = [
        [
            "a certificate beside it",
            { domain, certificateArn },
            "domain and certificateArn are both set; domain makes a certificate of its own, so keep one of them.",
        ],
        ["what is no name", { domain: { ...domain, name: "WWW" } }, 'domain.name has "WWW"; use a name such as'],
        [
            "a wildcard as what visitors type",
            { domain: { ...domain, name: "*.example.com" } },
            'domain.name is "*.example.com"; name what visitors type, and put the wildcard into domain.alternativeNames.',
        ],
        [
            "a long name",
            { domain: { ...domain, name: `${"a".repeat(60)}.example.com` } },
            "domain.name has 72 characters; use at most 64, and put longer names into domain.alternativeNames.",
        ],
        [
            "another name that is none",
            { domain: { ...domain, alternativeNames: ["example"] } },
            'domain.alternativeNames has "example"; use a name such as',
        ],
        [
            "a name twice",
            { domain: { ...domain, alternativeNames: ["www.example.com"] } },
            'domain.alternativeNames has "www.example.com" more than once or as domain.name too; name each once.',
        ],
        [
            "the tuning of an alarm that there is only with a domain",
            { alarms: { expiry: { threshold: 20 } } },
            "alarms.expiry is none of its alarms; they are ",
        ],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuses ${what}`, () => {
            const lines = messageOf(() => resolveSettings("web", { ...tierArgs, ...args })).split("\n");
            expect(lines).to.have.length(1);
            expect(lines[0]).to.contain(`ScalableWebTier "web": ${message}`);
        });
    }
});
