import { expect } from "chai";
import { judgeStack } from "../../testing/judge.js";
import { secret, unknown, type WireProperties } from "../../testing/wire.js";

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topic = "arn:aws:sns:eu-west-1:111122223333:health";

async function messages(props: WireProperties, type = metricAlarm): Promise<string[]> {
    const dependsOn = Object.fromEntries(Object.keys(props).map((property) => [property, []]));
    const reports = await judgeStack("alarm-has-action", [{ type, name: "cpu", props, dependsOn }]);
    return reports.map(({ level, message }) => `${level}: ${message}`);
}

describe("alarm-has-action", () => {
    for (const type of [metricAlarm, "aws:cloudwatch/compositeAlarm:CompositeAlarm"]) {
        it(`passes a ${type} with an action`, async () => {
            expect(await messages({ alarmActions: [topic] }, type)).to.deep.equal([]);
            expect(await messages({ alarmActions: [topic], actionsEnabled: true }, type)).to.deep.equal([]);
        });

        it(`stops a ${type} that tells nobody`, async () => {
            expect(await messages({ alarmActions: [], okActions: [topic] }, type)).to.deep.equal([
                `mandatory: ${type} "cpu": alarmActions is empty; name the topic that people are subscribed to.`,
            ]);
            expect(await messages({ alarmActions: [topic], actionsEnabled: false }, type)).to.deep.equal([
                `mandatory: ${type} "cpu": actionsEnabled is not true, so the alarm tells nobody; leave it out, set it to true, or begin alarmDescription with "Silenced: " and the reason.`,
            ]);
        });
    }

    it("lets an alarm pass that says why it is silent, and no other text, and reports it each time", async () => {
        const silent = { alarmActions: [topic], actionsEnabled: false };
        const alarmDescription = "Silenced: the nightly import is meant to be heavy";
        const reported = [
            `advisory: ${metricAlarm} "cpu": alarmDescription says why the alarm is silenced; end it when the reason no longer holds.`,
        ];

        expect(await messages({ ...silent, alarmDescription })).to.deep.equal(reported);
        expect(await messages({ alarmActions: ["arn:aws:autoscaling:…"], alarmDescription })).to.deep.equal(reported);
        expect(await messages({ ...silent, alarmDescription: "Silenced: noisy" })).to.have.length(1);
        expect(await messages({ ...silent, alarmDescription: unknown })).to.have.length(1);
    });

    it("does not take a composite alarm for one that speaks while its actions are off", async () => {
        const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
        const off = { alarmActions: [topic], actionsEnabled: false };
        const reports = await judgeStack("alarm-has-action", [
            { type: metricAlarm, name: "cpu", props: { name: "cpu-1" } },
            { type: composite, name: "trouble", props: { ...off, alarmRule: "ALARM(cpu-1)" } },
        ]);

        expect(reports.map(({ urn }) => urn.split("::").at(-1))).to.have.members(["cpu", "trouble"]);
    });

    it("passes an action whose ARN is not known yet, because there is one", async () => {
        expect(await messages({ alarmActions: [unknown] })).to.deep.equal([]);
    });

    it("stops what is not known as a whole, because an update would ask too late", async () => {
        expect(await messages({ alarmActions: unknown, actionsEnabled: unknown })).to.deep.equal([
            `mandatory: ${metricAlarm} "cpu": alarmActions is not known yet as a whole; write it as a plain list, whose elements may be outputs.`,
            `mandatory: ${metricAlarm} "cpu": actionsEnabled is not known yet; leave it out or set it to a plain true.`,
        ]);
    });

    it("sees through a secret and repeats nothing of it", async () => {
        expect(await messages({ alarmActions: secret([topic]) })).to.deep.equal([]);
        const stopped = await messages({ alarmActions: [topic], actionsEnabled: secret("hunter2") });

        expect(stopped).to.have.length(1);
        expect(stopped.join()).to.not.contain("hunter2");
    });

    it("stops an alarm without the property, or with nothing in it", async () => {
        const stopped = [
            `mandatory: ${metricAlarm} "cpu": alarmActions is empty; name the topic that people are subscribed to.`,
        ];

        expect(await messages({})).to.deep.equal(stopped);
        expect(await messages({ alarmActions: null })).to.deep.equal(stopped);
        expect(await messages({ alarmActions: [null, ""] })).to.deep.equal(stopped);
    });
});
