import { expect } from "chai";
import type { Alert } from "../../../common/alert.js";
import { messagesOf } from "../../../common/alert.js";
import { growthAlert } from "../../../common/cache-scaling/growth-alert.js";
import { ToldLedger } from "../../common/told-ledger.js";
import { CrashPoints } from "../../testing/crash-points.js";
import { MemoryState } from "../../testing/memory-state.js";
import { recordedTelemetry } from "../../testing/recorded-telemetry.js";
import { TopicNotices } from "./topic-notices.js";

const alarm = {
    AlarmName: "web-cpu-high-1a2b",
    AlarmDescription: "The web group works hard. See that scaling stops.",
    AWSAccountId: "123456789012",
    NewStateValue: "ALARM",
    NewStateReason:
        "Threshold Crossed: 2 out of the last 2 datapoints [73.24 (01/10/26 10:04:00), 61.0 (01/10/26 10:03:00)] were greater than the threshold (50.0).",
    StateChangeTime: "2026-10-01T10:06:12.345+0000",
    Region: "EU (Ireland)",
    AlarmArn: "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-cpu-high-1a2b",
    OldStateValue: "OK",
    Trigger: {
        MetricName: "CPUUtilization",
        Namespace: "AWS/EC2",
        StatisticType: "Statistic",
        Statistic: "AVERAGE",
        Dimensions: [{ value: "web-group", name: "AutoScalingGroupName" }],
        Period: 60,
        EvaluationPeriods: 2,
        ComparisonOperator: "GreaterThanThreshold",
        Threshold: 50,
    },
};
const launched = {
    Service: "AWS Auto Scaling",
    Event: "autoscaling:EC2_INSTANCE_LAUNCH",
    AutoScalingGroupName: "web-group",
    EC2InstanceId: "i-1",
    ActivityId: "activity-1",
    Cause: "At 2026-10-01T10:07:00Z a monitor alarm changed the desired capacity from 2 to 3.",
    EndTime: "2026-10-01T10:08:00.000Z",
};
const launchedEvent = {
    source: "aws.autoscaling",
    "detail-type": "EC2 Instance Launch Successful",
    time: "2026-10-01T10:08:01Z",
    detail: { ...launched, Event: undefined },
};

describe("TopicNotices", () => {
    const own = "arn:aws:sns:eu-west-1:123456789012:administrators";
    let told: Alert[];
    let state: MemoryState;
    let now: Date;
    let ids: number;
    const instance = (points = new CrashPoints()): TopicNotices =>
        new TopicNotices({
            environmentName: "dev",
            administratorsTopic: own,
            administrators: points.around({ tell: (alert: Alert) => Promise.resolve(void told.push(alert)) }),
            ledger: new ToldLedger(points.around(state), () => now),
            telemetry: recordedTelemetry(),
            now: () => now,
        });
    const tell = (content: unknown, topic = "arn:aws:sns:eu-west-1:123456789012:scaling", points?: CrashPoints) =>
        instance(points).tell({
            id: `m-${(ids += 1)}`,
            topic,
            text: typeof content === "string" ? content : JSON.stringify(content),
            at: now,
        });

    beforeEach(() => {
        [told, ids, now] = [[], 0, new Date("2026-10-01T10:06:13Z")];
        state = new MemoryState(() => now);
    });

    it("says in a person's words that processors are above 50 %, with the value and what to look after", async () => {
        await tell(alarm);

        expect(told[0]?.summary).to.equal("dev: processor use of web-group is above 50 %");
        expect(told[0]?.text).to.equal(
            [
                "processor use of web-group has been above 50 % for 2 minutes. More instances may be starting: see that they stop at some point, because each of them costs.",
                "At the last measurement: 73.2 %.",
                "",
                "The web group works hard. See that scaling stops.",
                "",
                "Alarm: web-cpu-high-1a2b",
                "Since: 2026-10-01 10:06 UTC",
            ].join("\n"),
        );
        expect(told[0]).to.include({ status: "opened", source: "web-group" });
        expect(told[0] && messagesOf(told[0]).sms).to.equal("dev: processor use of web-group is above 50 %");
    });

    it("says when it is over, under the same key, and when it is not known", async () => {
        await tell(alarm);
        await tell({ ...alarm, NewStateValue: "OK", StateChangeTime: "2026-10-01T10:20:00.000+0000" });
        await tell({ ...alarm, NewStateValue: "INSUFFICIENT_DATA", StateChangeTime: "2026-10-01T10:30:00.000+0000" });

        expect(new Set(told.map(({ key }) => key))).to.have.lengthOf(1);
        expect(told.map(({ status }) => status)).to.deep.equal(["opened", "resolved", "updated"]);
        expect(told[2]?.text).to.contain("whether it is within its bounds is not known");
    });

    it("says each change once, however often it comes and in whatever message", async () => {
        await tell(alarm);
        await tell(alarm);
        await tell({ ...alarm, StateChangeTime: "2026-10-01T11:00:00.000+0000" });
        expect(told).to.have.lengthOf(2);

        await tell(launched);
        await tell(launchedEvent);
        expect(told).to.have.lengthOf(3);
    });

    it("says what scaling did, shortly and with its cause, and what it could not do", async () => {
        await tell(launchedEvent);
        await tell({ ...launched, Event: "autoscaling:EC2_INSTANCE_TERMINATE_ERROR", ActivityId: "2" });

        expect(told.map(({ summary }) => summary)).to.deep.equal([
            "dev: web-group started i-1",
            "dev: web-group could not end i-1",
        ]);
        expect(told[0]?.text).to.contain("changed the desired capacity from 2 to 3");
        expect(told[1]).to.include({ status: "opened" });
    });

    it("passes on what a function tells, in its words and as the incident that it is of, once", async () => {
        const news = { growth: { at: Date.parse("2026-10-01T10:00:00Z"), nodes: 6, maxMissRate: 0.1, missRate: 0.3 } };
        const given = growthAlert("dev", { ...news, over: null });
        const over = growthAlert("dev", { ...news, over: { at: now.getTime(), why: "fewer misses" } });
        for (const alert of [given, given, over]) {
            await tell(messagesOf(alert).default);
        }

        expect(told).to.deep.equal([given, over]);
        expect(given.key).to.equal(over.key);
    });

    it("says nothing when a topic is tried, and passes on what it does not understand", async () => {
        await tell({ Service: "AWS Auto Scaling", Event: "autoscaling:TEST_NOTIFICATION" });
        expect(told).to.deep.equal([]);

        await tell("just words");
        await tell({ AlarmName: "x", NewStateValue: "ODD" });
        expect(told[0]?.text).to.match(/neither an alarm, nor of Auto Scaling, nor of a function:\n\njust words$/);
        expect(told).to.have.lengthOf(2);
    });

    it("refuses to answer itself", async () => {
        const refused = await tell(alarm, own).catch((error: unknown) => error);

        expect(String(refused)).to.contain("not to ADMINISTRATORS_TOPIC_ARN");
        expect(told).to.deep.equal([]);
    });

    it("loses no alarm when an instance dies at any point, and repeats it only where it died before noting it", async () => {
        const counts: number[] = [];
        for (let at = 0, crashed = true; crashed; at += 1) {
            [told, now] = [[], new Date("2026-10-01T10:06:13Z")];
            state = new MemoryState(() => now);
            const points = new CrashPoints(at);
            await tell(alarm, undefined, points).catch(() => undefined);
            crashed = points.crashed;
            now = new Date(now.getTime() + 60_000);
            await tell(alarm);
            counts.push(told.length);
        }

        expect(Math.min(...counts)).to.equal(1);
        // After it was told: the answer, the read and the write of the note, each of which can be the last.
        expect(counts.filter((count) => count === 2)).to.have.lengthOf(4);
        expect(Math.max(...counts)).to.equal(2);
    });
});
