import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { bootPlan, uploads } from "./fixtures.test.js";
import { longestUserData, renderUserData } from "./script.js";
import { Instance } from "./stand-in.test.js";

const plan = { ...bootPlan, launchHook: "launching" };

describe("the watch over what the group wants of an instance", () => {
    let instance: Instance;
    beforeEach(() => (instance = new Instance()));
    afterEach(() => instance.terminate());

    const answers = () => instance.calls("curl").filter((call) => call.includes("Action=CompleteLifecycleAction"));

    it("is not there where the group waits for nothing", () => {
        expect(instance.boot(bootPlan).status).to.equal(0);
        expect(instance.exists("/usr/local/sbin/evenkeel-launch")).to.equal(false);
    });

    it("starts with the instance each time, before the application is waited for", () => {
        expect(instance.boot(plan).status).to.equal(0);
        expect(instance.calls("systemctl")).to.include("enable --now evenkeel-web-launch.service");
        expect(instance.file("/etc/systemd/system/evenkeel-web-launch.service")).to.contain(
            "WantedBy=multi-user.target",
        );
        const script = instance.file("/usr/local/sbin/evenkeel-launch");
        expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).to.include({ status: 0, stderr: "" });
    });

    it("leaves an eighth of what EC2 takes for the environment", () => {
        const script = renderUserData({ ...plan, mounts: [uploads] });
        expect(Buffer.byteLength(script)).to.be.below((longestUserData * 7) / 8);
    });

    it("answers once for each thing that the group wants", () => {
        instance.boot(plan);
        const output = instance.watch(["Pending", "Warmed:Stopped", "Warmed:Stopped", "InService", "InService"]);
        expect(output).to.equal("evenkeel: ready for Warmed:Stopped\nevenkeel: ready for InService\n");
        expect(answers()).to.have.length(2);
        expect(answers()[0]).to.contain("--aws-sigv4 aws:amz:eu-west-1:autoscaling ");
        expect(answers()[0]).to.contain(
            "AutoScalingGroupName=web-group-1a2b3c4 --data-urlencode LifecycleHookName=launching -d InstanceId=i-0123456789abcdef0",
        );
    });

    it("does not answer while the application cannot serve, nor for an instance that ends", () => {
        instance.boot(plan);
        instance.unhealthy();
        expect(instance.watch(["InService", "InService"])).to.equal("");
        expect(instance.watch(["Terminated", "Terminated"])).to.equal("");
        expect(answers()).to.deep.equal([]);
    });
});
