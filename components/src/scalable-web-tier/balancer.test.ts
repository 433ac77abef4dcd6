import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { certificateArn, network, planTier, tierArgs, userDataOf } from "./fixtures.test.js";

describe("The load balancer of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier()));

    it("has a load balancer that logs, drops what is malformed, and cannot be deleted by mistake", () => {
        expect(graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer").inputs).to.deep.include({
            subnets: Object.values(network.publicSubnets),
            accessLogs: { enabled: true, bucket: "logs-1a2b3c4", prefix: "web" },
            dropInvalidHeaderFields: true,
            desyncMitigationMode: "defensive",
            enableDeletionProtection: true,
        });
    });

    it("names neither the load balancer nor its targets itself, so that both can be replaced", () => {
        const targets = graph.find("aws:lb/targetGroup:TargetGroup", "web-targets");
        expect(targets.inputs).to.not.have.any.keys("name", "namePrefix");
        expect(targets.inputs).to.deep.include({
            port: 443,
            protocol: "HTTPS",
            deregistrationDelay: 30,
            healthCheck: {
                path: "/health",
                protocol: "HTTPS",
                matcher: "200",
                interval: 10,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 3,
            },
        });
        expect(graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer").inputs).to.not.have.property("name");
    });

    it("asks all instances at one path, so that another one of the application's finds none of those before it sick", async () => {
        const application = { ...tierArgs.application, healthPath: "/ready" };
        const asked = await planTier({ application });
        const targetsOf = (graph: Graph) => graph.find("aws:lb/targetGroup:TargetGroup", "web-targets").inputs;
        expect(targetsOf(asked)).to.deep.equal(targetsOf(graph));
        expect(userDataOf(asked))
            .to.contain("location = /health {")
            .and.contain("proxy_pass http://application/ready;");
    });

    it("answers on 443 with a certificate and sends visitors of port 80 there", async () => {
        const graph = await planTier({ certificateArn });
        expect(graph.find("aws:lb/listener:Listener", "web-https").inputs).to.deep.include({
            port: 443,
            protocol: "HTTPS",
            certificateArn,
            sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        });
        expect(graph.find("aws:lb/listener:Listener", "web-http").inputs.defaultActions).to.deep.equal([
            { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
        ]);
        expect(graph.find("evenkeel:index:ScalableWebTier", "web").output("url")).to.match(/^https:/);
    });

    it("sends nobody to 443 before it answers there, so that a tier that gets a certificate serves meanwhile", async () => {
        const graph = await planTier({ certificateArn });
        const secure = graph.find("aws:lb/listener:Listener", "web-https");
        const admitted = graph.resources.filter(({ name }) => name.startsWith("web-443-"));
        expect(admitted).to.have.length(1);
        expect(graph.find("aws:lb/listener:Listener", "web-http").options.dependsOn).to.include.members(
            [secure, ...admitted].map(({ urn }) => urn),
        );
    });
});
