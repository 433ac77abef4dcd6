import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { bootPlan, uploads } from "./fixtures.test.js";
import { Instance } from "./stand-in.test.js";
import { longestUserData, renderUserData } from "./script.js";

describe("renderUserData", () => {
    it("is a script that bash can read", () => {
        const script = renderUserData({ ...bootPlan, mounts: [uploads] });
        expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).to.include({ status: 0, stderr: "" });
    });

    it("leaves a quarter of what EC2 takes for the environment", () => {
        const script = renderUserData({ ...bootPlan, mounts: [uploads] });
        expect(Buffer.byteLength(script)).to.be.below((longestUserData * 3) / 4);
    });

    it("has room for all addresses that may be shared, beside every other option", () => {
        const neverLimit = Array.from({ length: 50 }, (_, host) => `198.151.100.${100 + host}/32`);
        const everything = { ...bootPlan, mounts: [uploads], telemetry: true, launchHook: "launching", neverLimit };
        expect(Buffer.byteLength(renderUserData(everything))).to.be.below(longestUserData - 1024);
    });

    it("fetches the agent for its architecture, and from nobody but Ubuntu and AWS", () => {
        const script = renderUserData({ ...bootPlan, architecture: "arm64", mounts: [uploads] });
        const addresses = script.match(/https?:\/\/[^\s"']+/g) ?? [];
        expect([...new Set(addresses)]).to.deep.equal([
            "http://169.254.169.254/latest",
            "https://amazoncloudwatch-agent.s3.amazonaws.com/ubuntu/arm64/latest/amazon-cloudwatch-agent.deb",
            "https://amazon-efs-utils.aws.com/efs-utils-installer.sh",
            "https://artefacts-1a2b3c4.s3.eu-west-1.amazonaws.com/web/1.0.0.tar.gz",
            "http://application/health;",
            "http://application;",
            "https://127.0.0.1:443/health",
        ]);
    });
});

describe("the user data, run by bash against stand-ins for the system's programs", () => {
    let instance: Instance;
    beforeEach(() => (instance = new Instance()));
    afterEach(() => instance.terminate());

    it("makes a server of an instance", () => {
        const boot = instance.boot(bootPlan);
        expect(boot.output).to.match(/evenkeel: ready after \d+ seconds\n$/);
        expect(boot.status).to.equal(0);
        expect(instance.file("/opt/web/server.js")).to.equal("the server\n");
        expect(instance.file("/etc/evenkeel/environment").split("\n")).to.deep.equal([
            'AWS_REGION="eu-west-1"',
            'ENVIRONMENT_NAME="dev"',
            'PORT="8080"',
            "INSTANCE_ID=i-0123456789abcdef0",
            "AVAILABILITY_ZONE=eu-west-1a",
            "",
        ]);
        expect(instance.calls("systemctl")).to.deep.equal([
            "daemon-reload",
            "enable --now evenkeel-web.service",
            "enable --now evenkeel-tls.service",
            "enable nginx.service",
            "restart nginx.service",
        ]);
        expect(instance.exists("/usr/sbin/policy-rc.d")).to.equal(false);
    });

    it("tells the application where its traces and metrics go, unless it says so itself", () => {
        const environment = { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "http://127.0.0.1:9999/v1/metrics" };
        instance.boot({ ...bootPlan, environment, telemetry: true });
        const variables = instance.file("/etc/evenkeel/environment");

        expect(variables).to.contain('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="http://127.0.0.1:4318/v1/traces"');
        expect(variables).to.contain('OTEL_EXPORTER_OTLP_METRICS_ENDPOINT="http://127.0.0.1:9999/v1/metrics"');
    });

    it("signs its request for the artefact with the role's credentials, which no command line shows", () => {
        instance.boot(bootPlan);
        const [request] = instance.calls("curl").filter((call) => call.includes("artefacts-1a2b3c4"));
        expect(request).to.contain("--config - ").and.contain("--aws-sigv4 aws:amz:eu-west-1:s3");
        expect(instance.calls("curl").join("\n")).to.not.contain("secret/Key+");
        expect(instance.file("/curl-config")).to.equal(
            'user = "ASIAEXAMPLE:secret/Key+"\nheader = "x-amz-security-token: token=="\n',
        );
    });

    it("mounts shared files before the application starts", () => {
        expect(instance.boot({ ...bootPlan, mounts: [uploads] }).status).to.equal(0);
        expect(instance.file("/etc/fstab")).to.contain("fs-0123456789abcdef0:/ /mnt/uploads efs ");
        expect(instance.calls("mount")).to.deep.equal(["/mnt/uploads"]);
    });

    it("tries again what can fail for a moment", () => {
        instance.failing("apt-get", 3);
        const boot = instance.boot(bootPlan);
        expect(boot.output).to.contain("evenkeel: attempt 3 of 6 failed: apt_get update").and.not.contain("FAILED");
        expect(boot.status).to.equal(0);
    });

    it("refuses an artefact that is not the one", () => {
        const boot = instance.boot({ ...bootPlan, artefact: { ...bootPlan.artefact, sha256: "0".repeat(64) } }, false);
        expect(boot.output).to.match(/evenkeel: FAILED while verifying the application \(line \d+, exit code 1\)/);
        expect(boot.status).to.equal(1);
        expect(instance.exists("/opt/web")).to.equal(false);
        expect(instance.calls("systemctl")).to.deep.equal(["disable --now nginx.service"]);
    });

    it("says at which step it gave up, and takes itself out of service", () => {
        instance.failing("apt-get", 100);
        const boot = instance.boot(bootPlan);
        expect(boot.output).to.contain("evenkeel: FAILED while installing nginx (line ");
        expect(boot.output.match(/FAILED/g)).to.have.length(1);
        expect(boot.status).to.not.equal(0);
        expect(instance.calls("systemctl")).to.deep.equal(["disable --now nginx.service"]);
    });

    it("shows the end of the application's log when it never becomes healthy", () => {
        instance.unhealthy();
        const boot = instance.boot(bootPlan);
        expect(boot.output).to.contain("evenkeel: FAILED while waiting for /health (line ");
        expect(instance.calls("systemctl").slice(-2)).to.deep.equal([
            "status --no-pager evenkeel-web.service",
            "disable --now nginx.service",
        ]);
    });
});
