import { expect } from "chai";
import { FakeAws } from "./aws.fixtures.test.js";
import type * as RollOut from "./rollout.mjs";

/** What the function finds in its surroundings on AWS, and how often it looks. */
const surroundings = {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    PAUSE_MILLISECONDS: "1",
    RESERVE_MILLISECONDS: "100",
};

/** Time for any number of looks. */
const long = { getRemainingTimeInMillis: () => 60_000 };
/** Time for one look. */
const short = { getRemainingTimeInMillis: () => 0 };

const start = {
    group: "web-group",
    wanted: { LaunchTemplate: { LaunchTemplateId: "lt-1", Version: "2" } },
    alarms: ["web-errors", "web-slow"],
    preferences: { MinHealthyPercentage: 100, MaxHealthyPercentage: 200, InstanceWarmup: 300, SkipMatching: true },
};

describe("rollout.mjs", () => {
    let aws: FakeAws;
    let handler: typeof RollOut.handler;
    const before = new Map<string, string | undefined>();
    const { log } = console;

    beforeEach(async () => {
        aws = new FakeAws();
        const wanted = { ...surroundings, AWS_ENDPOINT_URL: await aws.server.open() };
        for (const [name, value] of Object.entries(wanted)) {
            before.set(name, process.env[name]);
            process.env[name] = value;
        }
        // A module of its own for each test: it reads its surroundings when it is loaded, as on AWS.
        const loaded: typeof RollOut = await import(`./rollout.mjs?${Math.random()}`);
        handler = loaded.handler;
        console.log = () => undefined;
    });

    afterEach(async () => {
        console.log = log;
        for (const [name, value] of before) {
            if (value === undefined) Reflect.deleteProperty(process.env, name);
            else process.env[name] = value;
        }
        await aws.server.close();
    });

    it("carries the new template in the refresh and waits until all instances run it", async () => {
        const outcome = await handler(start, long);

        expect(outcome).to.deep.equal({ group: "web-group", refresh: "refresh-1", status: "Successful" });
        expect(aws.saved).to.equal("2");
        expect(aws.changes).to.deep.equal(["StartInstanceRefresh"]);
        const started = aws.calls.find(({ action }) => action === "StartInstanceRefresh");
        expect(started?.body).to.include({
            AutoScalingGroupName: "web-group",
            "DesiredConfiguration.LaunchTemplate.LaunchTemplateId": "lt-1",
            "DesiredConfiguration.LaunchTemplate.Version": "2",
            "Preferences.AutoRollback": "true",
            "Preferences.AlarmSpecification.Alarms.member.1": "web-errors",
            "Preferences.AlarmSpecification.Alarms.member.2": "web-slow",
            "Preferences.SkipMatching": "true",
        });
    });

    it("fails with AWS's reason when an alarm made AWS go back, and the group has what it had", async () => {
        aws.next = {
            statuses: ["InProgress", "RollbackInProgress", "RollbackSuccessful"],
            reason: "Alarm web-errors is in ALARM state.",
        };

        const message = await rejection(handler(start, long));

        expect(message).to.equal(
            "The rollout refresh-1 of web-group ended as RollbackSuccessful: Alarm web-errors is in ALARM state. The group runs what it ran before.",
        );
        expect(aws.saved).to.equal("1");
    });

    it("says where the way back failed too, or somebody cancelled", async () => {
        aws.next = { statuses: ["RollbackFailed"] };
        expect(await rejection(handler(start, long))).to.contain("the group may run both");
        aws.next = { statuses: ["Cancelled"] };
        expect(await rejection(handler(start, long))).to.contain("Deploy again.");
        aws.next = { statuses: ["Failed"], reason: "No capacity." };
        expect(await rejection(handler(start, long))).to.contain("No capacity. The group may run both.");
    });

    it("does nothing where everything runs what is wanted", async () => {
        aws.saved = "2";
        aws.instances = ["2", "2"];

        expect(await handler(start, long)).to.deep.equal({ group: "web-group", status: "Successful" });
        expect(aws.changes).to.deep.equal([]);
    });

    it("finishes what was begun: one old instance is enough", async () => {
        aws.saved = "2";
        aws.instances = ["2", "1"];

        expect((await handler(start, long)).refresh).to.equal("refresh-1");
    });

    it("leaves alarms out that ring already, or the rollout that mends their cause would end at once", async () => {
        aws.ringing = ["web-errors"];

        const outcome = await handler(start, long);

        expect(outcome.ringing).to.deep.equal(["web-errors"]);
        const started = aws.calls.find(({ action }) => action === "StartInstanceRefresh");
        expect(started?.body["Preferences.AlarmSpecification.Alarms.member.1"]).to.equal("web-slow");
        expect(started?.body).not.to.have.property("Preferences.AlarmSpecification.Alarms.member.2");
    });

    it("ends a rollout of something else, waits for its end, and begins", async () => {
        aws.refreshes.push({ id: "refresh-1", version: "9", statuses: ["InProgress"] });

        expect(await handler(start, long)).to.include({ refresh: "refresh-2", status: "Successful" });
        expect(aws.changes).to.deep.equal(["CancelInstanceRefresh", "StartInstanceRefresh"]);
    });

    it("lets a return to what was before come to its end first", async () => {
        aws.refreshes.push({ id: "refresh-1", version: "9", statuses: ["RollbackInProgress", "RollbackSuccessful"] });

        expect(await handler(start, long)).to.include({ refresh: "refresh-2", status: "Successful" });
        expect(aws.changes).to.deep.equal(["StartInstanceRefresh"]);
    });

    it("goes on waiting for the same rollout where a deploy was interrupted", async () => {
        aws.refreshes.push({ id: "refresh-1", version: "2", statuses: ["InProgress", "InProgress", "Successful"] });

        expect(await handler(start, long)).to.include({ refresh: "refresh-1", status: "Successful" });
        expect(aws.changes).to.deep.equal([]);
    });

    it("hands on what it has not seen the end of, and the last one says so", async () => {
        aws.next = { statuses: ["InProgress"] };
        const first = await handler(start, short);
        expect(first).to.include({ refresh: "refresh-1", status: "InProgress" });

        expect(await handler({ waitFor: first, last: false }, short)).to.deep.equal(first);
        expect(await rejection(handler({ waitFor: first, last: true }, short))).to.contain("goes on by itself");
        aws.refreshes[0]?.statuses.push("Successful");
        expect((await handler({ waitFor: first, last: true }, long)).status).to.equal("Successful");
    });

    it("asks nobody about what has ended", async () => {
        const done = { group: "web-group", refresh: "refresh-1", status: "Successful" } as const;

        expect(await handler({ waitFor: done, last: true }, short)).to.deep.equal(done);
        expect(aws.calls).to.deep.equal([]);
    });

    it("brings several types of instances to a group, and sees where they are there already", async () => {
        const specification = { LaunchTemplateId: "lt-1", Version: "2" };
        const wanted = {
            MixedInstancesPolicy: {
                LaunchTemplate: {
                    LaunchTemplateSpecification: specification,
                    Overrides: [{ InstanceType: "t3.small" }, { InstanceType: "t3a.small" }],
                },
                InstancesDistribution: { OnDemandBaseCapacity: 2 },
            },
        };

        await handler({ ...start, wanted }, long);
        const started = aws.calls.find(({ action }) => action === "StartInstanceRefresh");
        expect(started?.body).to.include({
            "DesiredConfiguration.MixedInstancesPolicy.LaunchTemplate.Overrides.member.2.InstanceType": "t3a.small",
            "DesiredConfiguration.MixedInstancesPolicy.InstancesDistribution.OnDemandBaseCapacity": "2",
        });

        aws.instances = ["2", "2"];
        aws.mixed = ["t3.small", "t3a.small"];
        expect(await handler({ ...start, wanted }, long)).to.not.have.property("refresh");
        aws.mixed = ["t3.small"];
        expect(await handler({ ...start, wanted }, long)).to.have.property("refresh");
    });

    it("says which group is missing", async () => {
        expect(await rejection(handler({ ...start, group: "other" }, long))).to.contain(
            "There is no Auto Scaling group other",
        );
    });
});

async function rejection(work: Promise<unknown>): Promise<string> {
    try {
        await work;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
    return "";
}
