import { randomUUID } from "node:crypto";
import type { FunctionClients } from "./clients.js";
import { invokeFunction, type Invocation } from "./invocation.js";

/** A rule of EventBridge that calls a function at set times. */
export class Schedule {
    constructor(
        private readonly clients: Pick<FunctionClients, "events" | "lambda">,
        /** Of the rule. */
        public readonly ruleName: string,
    ) {}

    /**
     * Does what EventBridge does when the time has come, and the emulator does not: reads the rule and its target from the emulator, and calls that function with the target's input
     * or else with the event of a schedule. Whoever ticks waits for the answer, which on AWS nobody sees.
     *
     * @param at the time in the event
     * @throws Error where the rule is disabled or has not exactly one target
     * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
     */
    public async tick(at: Date = new Date()): Promise<Invocation> {
        const { events, lambda } = this.clients;
        const { Arn = "", State } = await events.describeRule({ Name: this.ruleName });
        if (State !== "ENABLED") {
            throw new Error(`The rule ${this.ruleName} is ${State}: EventBridge would call nothing.`);
        }
        const { Targets = [] } = await events.listTargetsByRule({ Rule: this.ruleName });
        const [target, ...others] = Targets;
        if (target?.Arn === undefined || others.length > 0) {
            throw new Error(`The rule ${this.ruleName} has ${Targets.length} targets and not one.`);
        }
        const event: unknown = target.Input === undefined ? scheduledEvent(Arn, at) : JSON.parse(target.Input);
        return invokeFunction(lambda, target.Arn, event);
    }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html */
function scheduledEvent(ruleArn: string, at: Date): object {
    const [, , , region, account] = ruleArn.split(":");
    return {
        version: "0",
        id: randomUUID(),
        "detail-type": "Scheduled Event",
        source: "aws.events",
        account,
        time: at.toISOString().replace(/\.\d{3}Z$/, "Z"),
        region,
        resources: [ruleArn],
        detail: {},
    };
}
