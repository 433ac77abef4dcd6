import { expect } from "chai";
import { planFunction } from "./fixtures.test.js";

describe("EventFunction", function () {
    this.timeout(60_000);

    it("with a schedule is a function, what calls it, a queue for what it never managed, and alarms", async () => {
        const graph = await planFunction();
        expect(graph.inventory()).to.have.members([
            "poller: evenkeel:index:EventFunction",
            "poller-function: aws:iam/role:Role",
            "poller-function: aws:iam/rolePolicy:RolePolicy",
            "poller-function: aws:lambda/function:Function",
            "poller-function: aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
            "poller-function-log: aws:cloudwatch/logGroup:LogGroup",
            "poller-key: aws:kms/key:Key",
            "poller-undelivered: aws:sqs/queue:Queue",
            "poller-undelivered: aws:sqs/queuePolicy:QueuePolicy",
            "poller-schedule: aws:cloudwatch/eventRule:EventRule",
            "poller-schedule: aws:cloudwatch/eventTarget:EventTarget",
            "poller-schedule: aws:lambda/permission:Permission",
            ...["errors", "silent", "slow", "throttles", "undelivered"].map(
                (role) => `poller-${role}: aws:cloudwatch/metricAlarm:MetricAlarm`,
            ),
        ]);
    });
});
