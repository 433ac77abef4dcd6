import { expect } from "chai";
import type { InputValue } from "../inputs.js";
import { models } from "./lb.js";
import {
    existing,
    itJudges,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    policyOf,
    securityGroups,
    subnets,
} from "./shared/fixtures.test.js";

const invalid = "ValidationError";
const badAttribute = "InvalidConfigurationRequest";
const loadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/0123456789abcdef";
const otherArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/other/0123456789abcdef";
const listenerArn =
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/0123456789abcdef/fedcba9876543210";
const targetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef";

describe("a simulated load balancer", () => {
    const loadBalancer = modelOf(models, "aws:lb/loadBalancer:LoadBalancer");
    const good = {
        name: "web-1a2b3c4",
        loadBalancerType: "application",
        subnets: ["subnet-a", "subnet-b"],
        securityGroups: ["sg-1"],
        idleTimeout: 60,
        accessLogs: { bucket: "logs", enabled: true, prefix: "web" },
    };

    itJudges(loadBalancer, good, [
        { what: "a name of 33 characters", change: { name: "w".repeat(33) }, code: invalid },
        { what: "a name with an underscore", change: { name: "web_tier" }, code: invalid },
        { what: "a name that begins with internal-", change: { name: "internal-web" }, code: invalid },
        { what: "an unknown type", change: { loadBalancerType: "classic" }, code: invalid },
        { what: "no subnets", change: { subnets: null }, code: invalid },
        { what: "one subnet", change: { subnets: ["subnet-a"] }, code: invalid },
        { what: "an unknown address type", change: { ipAddressType: "ipv6" }, code: invalid },
        { what: "an idle timeout of 4,001 seconds", change: { idleTimeout: 4001 }, code: badAttribute },
        { what: "a client keep-alive of 10 seconds", change: { clientKeepAlive: 10 }, code: badAttribute },
        { what: "an unknown desync mode", change: { desyncMitigationMode: "lenient" }, code: badAttribute },
        { what: "an unknown header mode", change: { xffHeaderProcessingMode: "drop" }, code: badAttribute },
        { what: "access logs without a bucket", change: { accessLogs: { enabled: true } }, code: badAttribute },
        {
            what: "a log prefix with AWSLogs",
            change: { accessLogs: { enabled: true, bucket: "logs", prefix: "AWSLogs" } },
            code: badAttribute,
        },
    ]);

    const allow = (principal: Record<string, string>): string =>
        policyOf({ Principal: principal, Action: "s3:PutObject", Resource: "arn:aws:s3:::logs/*" });
    const network = [...subnets, ...securityGroups];
    const bucket = existing("aws:s3/bucket:Bucket", "logs");
    const policy = existing("aws:s3/bucketPolicy:BucketPolicy", "logs", {
        bucket: "logs",
        policy: allow({ Service: "logdelivery.elasticloadbalancing.amazonaws.com" }),
    });
    const vpc = existing("aws:ec2/vpc:Vpc", "vpc-1");
    const silent = { ...good, accessLogs: null };

    itJudgesInSituations(loadBalancer, good, [
        { what: "with a log bucket that lets it in", exists: [...network, bucket, policy] },
        { what: "with a log bucket that does not let it in", exists: [...network, bucket], code: badAttribute },
        { what: "with a log bucket that does not exist", exists: network, code: badAttribute },
        {
            what: "with a log bucket that lets in the account of before 2022",
            exists: [
                ...network,
                bucket,
                existing("aws:s3/bucketPolicy:BucketPolicy", "logs", {
                    bucket: "logs",
                    policy: allow({ AWS: "arn:aws:iam::156460612806:root" }),
                }),
            ],
        },
    ]);
    itJudgesInSituations(loadBalancer, silent, [
        { what: "in two zones", exists: network },
        { what: "in one zone", change: { subnets: ["subnet-a", "subnet-a2"] }, exists: network, code: invalid },
        {
            what: "in one zone twice",
            change: { subnets: ["subnet-a", "subnet-b", "subnet-a2"] },
            exists: network,
            code: badAttribute,
        },
        {
            what: "in two VPCs",
            change: { subnets: ["subnet-a", "subnet-other"] },
            exists: subnets,
            code: "InvalidSubnet",
        },
        {
            what: "with the security group of another VPC",
            change: { securityGroups: ["sg-other"] },
            exists: network,
            code: "InvalidSecurityGroup",
        },
        { what: "in subnets whose zones nobody knows", exists: [] },
        { what: "in a VPC without an internet gateway", exists: [...network, vpc], code: "InvalidSubnet" },
        {
            what: "in a VPC with an internet gateway",
            exists: [...network, vpc, existing("aws:ec2/internetGateway:InternetGateway", "igw-1", { vpcId: "vpc-1" })],
        },
        { what: "internal, without an internet gateway", change: { internal: true }, exists: [...network, vpc] },
    ]);

    it("has ELB's own ARN, metric name, address and hosted zone", () => {
        const outputs = outputsOf(loadBalancer, good);
        expect(outputs.arn).to.match(
            /^arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer\/app\/web-1a2b3c4\/[0-9a-f]{16}$/,
        );
        expect(outputs.id).to.equal(outputs.arn);
        expect(String(outputs.arn).endsWith(`loadbalancer/${String(outputs.arnSuffix)}`)).to.equal(true);
        expect(outputs.dnsName).to.match(/^web-1a2b3c4-\d+\.eu-west-1\.elb\.amazonaws\.com$/);
        expect(outputs.zoneId).to.equal("Z32O12XQLNTSW2");
        expect(outputsOf(loadBalancer, { ...good, internal: true }).dnsName).to.match(/^internal-web-1a2b3c4-/);
    });
});

describe("a simulated target group", () => {
    const targetGroup = modelOf(models, "aws:lb/targetGroup:TargetGroup");
    const good = {
        name: "web",
        port: 80,
        protocol: "HTTP",
        vpcId: "vpc-1",
        targetType: "instance",
        deregistrationDelay: 30,
        healthCheck: {
            path: "/health",
            interval: 15,
            timeout: 5,
            healthyThreshold: 2,
            unhealthyThreshold: 2,
            matcher: "200-299",
        },
    };
    const check = (change: Record<string, InputValue>): { healthCheck: InputValue } => ({
        healthCheck: { ...good.healthCheck, ...change },
    });

    itJudges(targetGroup, good, [
        { what: "a name of 33 characters", change: { name: "w".repeat(33) }, code: invalid },
        { what: "no port", change: { port: null }, code: invalid },
        { what: "no VPC", change: { vpcId: null }, code: invalid },
        { what: "port 65536", change: { port: 65_536 }, code: invalid },
        { what: "an unknown protocol", change: { protocol: "FTP" }, code: invalid },
        { what: "an unknown target type", change: { targetType: "pod" }, code: invalid },
        { what: "a check every 4 seconds", change: check({ interval: 4, timeout: 2 }), code: invalid },
        { what: "a check that waits 121 seconds", change: check({ interval: 300, timeout: 121 }), code: invalid },
        { what: "a check that waits as long as its interval", change: check({ timeout: 15 }), code: invalid },
        { what: "one healthy answer", change: check({ healthyThreshold: 1 }), code: invalid },
        { what: "eleven unhealthy answers", change: check({ unhealthyThreshold: 11 }), code: invalid },
        { what: "a path without a slash", change: check({ path: "health" }), code: invalid },
        { what: "a code of 500", change: check({ matcher: "200,500" }), code: invalid },
        { what: "a code that is a word", change: check({ matcher: "ok" }), code: invalid },
        { what: "an hour and more of deregistration", change: { deregistrationDelay: 3601 }, code: badAttribute },
        { what: "a slow start of 10 seconds", change: { slowStart: 10 }, code: badAttribute },
        {
            what: "a slow start with least outstanding requests",
            change: { slowStart: 60, loadBalancingAlgorithmType: "least_outstanding_requests" },
            code: badAttribute,
        },
        {
            what: "an algorithm in camel case",
            change: { loadBalancingAlgorithmType: "weightedRandom" },
            code: badAttribute,
        },
        {
            what: "anomaly mitigation in round robin",
            change: { loadBalancingAnomalyMitigation: "on" },
            code: badAttribute,
        },
        {
            what: "a cookie that lasts 8 days",
            change: { stickiness: { type: "lb_cookie", cookieDuration: 691_200 } },
            code: badAttribute,
        },
        {
            what: "an application's cookie without a name",
            change: { stickiness: { type: "app_cookie" } },
            code: badAttribute,
        },
    ]);

    it("has the name under which metrics know it", () => {
        const outputs = outputsOf(targetGroup, good);
        expect(outputs.arnSuffix).to.match(/^targetgroup\/web\/[0-9a-f]{16}$/);
        expect(String(outputs.arn).endsWith(String(outputs.arnSuffix))).to.equal(true);
    });
});

describe("a simulated listener", () => {
    const listener = modelOf(models, "aws:lb/listener:Listener");
    const forward = { type: "forward", targetGroupArn };
    const good = {
        loadBalancerArn,
        port: 443,
        protocol: "HTTPS",
        certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        defaultActions: [forward],
    };
    const answer = { contentType: "text/plain", statusCode: "404" };

    itJudges(listener, good, [
        { what: "HTTPS without a certificate", change: { certificateArn: null }, code: invalid },
        { what: "HTTP with a certificate", change: { protocol: "HTTP", sslPolicy: null }, code: badAttribute },
        { what: "HTTP with a TLS policy", change: { protocol: "HTTP", certificateArn: null }, code: badAttribute },
        {
            what: "an unknown TLS policy",
            change: { sslPolicy: "ELBSecurityPolicy-TLS-1-3" },
            code: "SSLPolicyNotFound",
        },
        {
            what: "an unknown protocol",
            change: { protocol: "FTP", certificateArn: null, sslPolicy: null },
            code: "UnsupportedProtocol",
        },
        { what: "port 0", change: { port: 0 }, code: invalid },
        { what: "a forward that leads nowhere", change: { defaultActions: [{ type: "forward" }] }, code: invalid },
        {
            what: "two last actions",
            change: { defaultActions: [forward, { type: "redirect", redirect: {} }] },
            code: invalid,
        },
        {
            what: "a redirect with an unknown code",
            change: { defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_307" } }] },
            code: invalid,
        },
        {
            what: "a fixed answer with code 302",
            change: { defaultActions: [{ type: "fixed-response", fixedResponse: { ...answer, statusCode: "302" } }] },
            code: invalid,
        },
        {
            what: "a weight of 1,000",
            change: {
                defaultActions: [
                    { type: "forward", forward: { targetGroups: [{ arn: targetGroupArn, weight: 1000 }] } },
                ],
            },
            code: invalid,
        },
    ]);

    const other = (loadBalancer: string, port: number): ReturnType<typeof existing> =>
        existing("aws:lb/listener:Listener", `${loadBalancer}:${port}`, {
            loadBalancerArn: loadBalancer,
            port,
            defaultActions: [{ type: "forward", targetGroupArn }],
        });
    itJudgesInSituations(listener, good, [
        { what: "alone on its port", exists: [other(loadBalancerArn, 80)] },
        {
            what: "beside a listener on the same port",
            exists: [other(loadBalancerArn, 443)],
            code: "DuplicateListener",
        },
        {
            what: "with the target group of another load balancer",
            exists: [other(otherArn, 80)],
            code: "TargetGroupAssociationLimit",
        },
        {
            what: "with HTTPS on a network load balancer",
            exists: [existing("aws:lb/loadBalancer:LoadBalancer", loadBalancerArn, { loadBalancerType: "network" })],
            code: "UnsupportedProtocol",
        },
    ]);

    it("is named below its load balancer", () => {
        expect(outputsOf(listener, good).arn).to.match(/:listener\/app\/web\/0123456789abcdef\/[0-9a-f]{16}$/);
    });
});

describe("a simulated listener rule", () => {
    const rule = modelOf(models, "aws:lb/listenerRule:ListenerRule");
    const good = {
        listenerArn,
        priority: 10,
        conditions: [{ pathPattern: { values: ["/images/*"] } }],
        actions: [{ type: "forward", targetGroupArn }],
    };

    itJudges(rule, good, [
        { what: "priority 50001", change: { priority: 50_001 }, code: invalid },
        { what: "no condition", change: { conditions: [] }, code: invalid },
        {
            what: "two kinds in one condition",
            change: { conditions: [{ pathPattern: { values: ["/"] }, hostHeader: { values: ["a"] } }] },
            code: invalid,
        },
        { what: "an unknown action", change: { actions: [{ type: "drop" }] }, code: invalid },
    ]);

    const taken = (priority: number): ReturnType<typeof existing> =>
        existing("aws:lb/listenerRule:ListenerRule", `rule-${priority}`, { listenerArn, priority });
    itJudgesInSituations(rule, good, [
        { what: "with a priority of its own", exists: [taken(20)] },
        { what: "with the priority of another rule", exists: [taken(10)], code: "PriorityInUse" },
    ]);
});
