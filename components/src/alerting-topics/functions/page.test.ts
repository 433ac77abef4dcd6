import { expect } from "chai";
import {
    alarmArn,
    alarmEvent,
    alarmMessage,
    databaseMessage,
    notices,
    ownMessage,
    record,
    topic,
} from "./messages.fixtures.test.js";
import { key, Paging, secretArn } from "./paging.fixtures.test.js";

describe("page.mjs", () => {
    let paging: Paging;

    beforeEach(async () => {
        paging = new Paging();
        await paging.open();
    });

    afterEach(async () => await paging.close());

    describe("of an alarm", () => {
        it("opens an incident that says what to do, under the key of the secret", async () => {
            const { events, failure } = await paging.run(record(alarmMessage("ALARM")));

            expect(failure).to.equal("");
            expect(paging.secrets.bodies).to.deep.equal([{ SecretId: secretArn }]);
            expect(events).to.deep.equal([
                {
                    routing_key: key,
                    event_action: "trigger",
                    dedup_key: alarmArn,
                    client: "AWS",
                    links: [
                        {
                            href: "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/web-p99%20latency",
                            text: "The alarm in CloudWatch",
                        },
                    ],
                    payload: {
                        summary: "web-p99 latency: Pages are slow. Look at the dashboard first.",
                        source: alarmArn,
                        severity: "critical",
                        timestamp: "2026-11-22T08:15:30.123Z",
                        custom_details: alarmMessage("ALARM"),
                    },
                },
            ]);
        });

        it("resolves that incident when it is over", async () => {
            const { events } = await paging.run(record(alarmMessage("OK"), { id: "message-2" }));

            expect(events).to.deep.equal([{ routing_key: key, event_action: "resolve", dedup_key: alarmArn }]);
        });

        it("warns, and resolves nothing, while there is no data to judge by", async () => {
            const { events } = await paging.run(record(alarmMessage("INSUFFICIENT_DATA")));

            expect(events[0]).to.deep.include({ event_action: "trigger", dedup_key: alarmArn });
            expect(events[0]?.payload).to.deep.include({
                severity: "warning",
                summary: "web-p99 latency: no data to judge by. Pages are slow. Look at the dashboard first.",
            });
        });

        it("says why it rings where nobody described it, in 1024 characters at most", async () => {
            const reason = { AlarmDescription: null, NewStateReason: "🔥".repeat(2000) };
            const payload = await paging.payloadOf(record(alarmMessage("ALARM", reason)));

            expect(payload).to.have.property("summary", `web-p99 latency: ${"🔥".repeat(1024 - 17 - 1)}…`);
        });

        it("knows it again under a name that is too long for a key", async () => {
            const AlarmArn = `arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:${"n".repeat(255)}`;
            const { events } = await paging.run(
                record(alarmMessage("ALARM", { AlarmArn })),
                record(alarmMessage("OK", { AlarmArn })),
            );

            expect(events[0]?.dedup_key).to.match(/^[0-9a-f]{64}$/);
            expect(events[1]?.dedup_key).to.equal(events[0]?.dedup_key);
            expect(JSON.stringify(events[0]?.links)).to.contain("https://console.amazonaws.cn/cloudwatch");
        });

        it("is the same incident when EventBridge tells of it", async () => {
            const { events } = await paging.run(record(alarmEvent("ALARM")), record(alarmEvent("OK")));

            expect(events.map(({ event_action, dedup_key }) => [event_action, dedup_key])).to.deep.equal([
                ["trigger", alarmArn],
                ["resolve", alarmArn],
            ]);
            expect(events[0]?.payload).to.have.property(
                "summary",
                "web-p99 latency: Pages are slow. Look at the dashboard first.",
            );
        });

        it("is a warning on a topic for notices", async () => {
            expect(await paging.payloadOf(record(alarmMessage("ALARM"), { topicArn: notices }))).to.have.property(
                "severity",
                "warning",
            );
        });
    });

    describe("of an alert that says which incident it is of", () => {
        it("opens that incident with all that is known", async () => {
            const { events, failure } = await paging.run(record(ownMessage("opened")));

            expect(failure).to.equal("");
            expect(events).to.deep.equal([
                {
                    routing_key: key,
                    event_action: "trigger",
                    dedup_key: "health/i-0a1b",
                    client: "AWS",
                    links: [],
                    payload: {
                        summary: "i-0a1b is replaced: three failed checks",
                        source: "i-0a1b",
                        severity: "critical",
                        timestamp: "2026-11-22T08:15:30.123Z",
                        custom_details: ownMessage("opened"),
                    },
                },
            ]);
        });

        it("adds to it, and resolves it when it is over", async () => {
            const { events } = await paging.run(
                record(ownMessage("updated"), { id: "message-2" }),
                record(ownMessage("resolved"), { id: "message-3" }),
            );

            expect(events[0]).to.deep.include({ event_action: "trigger", dedup_key: "health/i-0a1b" });
            expect(events[1]).to.deep.equal({
                routing_key: key,
                event_action: "resolve",
                dedup_key: "health/i-0a1b",
            });
        });

        it("knows it again under a key that is too long for PagerDuty", async () => {
            const long = { key: `health/${"i".repeat(255)}` };
            const { events } = await paging.run(
                record(ownMessage("opened", long)),
                record(ownMessage("resolved", long)),
            );

            expect(events[0]?.dedup_key).to.match(/^[0-9a-f]{64}$/);
            expect(events[1]?.dedup_key).to.equal(events[0]?.dedup_key);
        });

        it("is a warning on a topic for notices", async () => {
            const message = record(ownMessage("opened"), { topicArn: notices });

            expect(await paging.payloadOf(message)).to.have.property("severity", "warning");
        });

        it("takes its words where it has no summary, and the topic where it has no source", async () => {
            const bare = ownMessage("opened", { summary: undefined, source: undefined });

            expect(await paging.payloadOf(record(bare))).to.include({
                summary: "The instance i-0a1b failed three checks in a row.",
                source: topic,
            });
        });
    });

    describe("of anything else", () => {
        it("opens an incident for each event of EventBridge, once however often it comes", async () => {
            const event = {
                id: "event-7",
                "detail-type": "EC2 Instance Launch Unsuccessful",
                source: "aws.autoscaling",
                time: "2026-11-22T08:15:30Z",
                resources: ["arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:web"],
                detail: { StatusCode: "Failed" },
            };
            const { events } = await paging.run(record(event), record(event, { id: "message-2" }));

            expect(events.map(({ dedup_key }) => dedup_key)).to.deep.equal(["event-7", "event-7"]);
            expect(events[0]?.payload).to.deep.equal({
                summary: `EC2 Instance Launch Unsuccessful: ${event.resources[0]}`,
                source: event.resources[0],
                severity: "critical",
                timestamp: "2026-11-22T08:15:30.000Z",
                custom_details: event,
            });
        });

        it("names the database of an event of RDS and links to it", async () => {
            const { events } = await paging.run(record(databaseMessage));

            expect(events[0]).to.deep.include({
                dedup_key: "message-1",
                links: [{ href: databaseMessage["Identifier Link"], text: "The database in RDS" }],
            });
            expect(events[0]?.payload).to.deep.include({
                summary: "orders: A Multi-AZ failover has completed.",
                source: "arn:aws:rds:eu-west-1:123456789012:db:orders",
                timestamp: "2026-11-22T08:15:31.000Z",
            });
        });

        it("links to the budgets from what Budgets says in words", async () => {
            const subject = "AWS Budgets: shop has exceeded your alert threshold";
            const { events } = await paging.run(record("AWS Budget Notification\nDear AWS Customer,", { subject }));

            expect(events[0]).to.deep.include({
                event_action: "trigger",
                dedup_key: "message-1",
                links: [{ href: "https://console.aws.amazon.com/billing/home#/budgets", text: "The budgets" }],
            });
            expect(events[0]?.payload).to.deep.include({
                summary: subject,
                source: topic,
                custom_details: { message: "AWS Budget Notification\nDear AWS Customer," },
            });
        });

        it("takes the words themselves where there is no subject, and some where there are none", async () => {
            expect(await paging.payloadOf(record("The rota\n is empty."))).to.have.property(
                "summary",
                "The rota is empty.",
            );
            expect(await paging.payloadOf(record(" "))).to.have.property("summary", "An alert without words");
        });

        it("lets those sleep to whom AWS only shows that it can reach them", async () => {
            const { events, logs } = await paging.run(
                record({ Event: "autoscaling:TEST_NOTIFICATION", AutoScalingGroupName: "web" }),
                record({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "logs" }),
            );

            expect(events).to.deep.equal([]);
            expect(logs.split("\n")).to.have.length(2);
        });
    });
});
