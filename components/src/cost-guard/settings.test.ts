import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../common/fixtures.test.js";
import type { CostGuardArgs } from "./args.js";
import { resolveSettings } from "./settings.js";

const args: CostGuardArgs = { monthlyBudgetUsd: 500, topicArn: "arn:aws:sns:eu-west-1:123456789012:cost" };
const refusal = (given: Partial<CostGuardArgs>, name = "costs") =>
    messageOf(() => resolveSettings(name, { ...args, ...given })).split("\n");

describe("settings of a CostGuard", () => {
    it("tell of half, four fifths and all of the budget, of a forecast of all of it, and of no anomalies, by default", () => {
        expect(resolveSettings("costs", args)).to.deep.equal({
            monthlyBudgetUsd: 500,
            actualPercentages: [50, 80, 100],
            forecastPercentages: [100],
            watchAnomalies: false,
            anomalyThresholdUsd: 100,
        });
    });

    it("watch for anomalies where that needs no second monitor of all services, or is asked for", () => {
        const watches = (given: Partial<CostGuardArgs>) =>
            resolveSettings("costs", { ...args, ...given }).watchAnomalies;

        expect(watches({ anomalyMonitorArn: pulumi.output("later") })).to.equal(true);
        expect(watches({ tagFilter: { key: "Project", value: "shop" } })).to.equal(true);
        expect(watches({ tagFilter: { key: "Project", value: "shop" }, watchAnomalies: false })).to.equal(false);
        expect(watches({ watchAnomalies: true })).to.equal(true);
    });

    it("leave a topic and a monitor alone that are not known yet", () => {
        const later = pulumi.output("later");
        expect(refusal({ topicArn: later, anomalyMonitorArn: later })).to.deep.equal([""]);
    });

    const wrong: [string, Partial<CostGuardArgs>, string][] = [
        [
            "a budget of nothing",
            { monthlyBudgetUsd: 0 },
            "monthlyBudgetUsd is 0; use whole US dollars from 1 to 1000000000.",
        ],
        [
            "a budget in cents",
            { monthlyBudgetUsd: 99.5 },
            "monthlyBudgetUsd is 99.5; use whole US dollars from 1 to 1000000000.",
        ],
        [
            "anomalies of less than nothing",
            { anomalyThresholdUsd: -1, watchAnomalies: true },
            "anomalyThresholdUsd is -1; use whole US dollars from 1 to 1000000000.",
        ],
        [
            "shares that are none",
            { actualPercentages: [0, 50, 1001] },
            "actualPercentages has 0, 1001; use whole percentages from 1 to 1000.",
        ],
        [
            "a share twice",
            { forecastPercentages: [100, 120, 100] },
            "forecastPercentages has 100 more than once; name each once.",
        ],
        [
            "nothing to tell of",
            { actualPercentages: [], forecastPercentages: [] },
            "actualPercentages and forecastPercentages are both empty, so that nobody would be told; name at least one share.",
        ],
        [
            "more shares than AWS takes",
            { actualPercentages: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100] },
            "actualPercentages and forecastPercentages have 11 shares together; use at most 10.",
        ],
        [
            "a tag of AWS",
            { tagFilter: { key: "aws:createdBy", value: "x" } },
            'tagFilter.key is "aws:createdBy"; use the key of a tag of your own, such as "Project", without "$" and at most 128 characters long.',
        ],
        [
            "a tag without a value",
            { tagFilter: { key: "Project", value: "" } },
            'tagFilter.value is ""; use 1 to 256 characters.',
        ],
        [
            "something else than a topic",
            { topicArn: "arn:aws:sqs:eu-west-1:123456789012:cost" },
            'topicArn is "arn:aws:sqs:eu-west-1:123456789012:cost"; use the ARN of a topic, such as "arn:aws:sns:eu-west-1:123456789012:cost".',
        ],
        [
            "a FIFO topic",
            { topicArn: "arn:aws:sns:eu-west-1:123456789012:cost.fifo" },
            'topicArn is "arn:aws:sns:eu-west-1:123456789012:cost.fifo", a FIFO topic; use a standard one, budgets tell no other.',
        ],
        [
            "something else than a monitor",
            { anomalyMonitorArn: "services" },
            'anomalyMonitorArn is "services"; use the ARN of a monitor, such as "arn:aws:ce::123456789012:anomalymonitor/…".',
        ],
        [
            "a monitor that nobody hears of",
            { anomalyMonitorArn: "arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d", watchAnomalies: false },
            "anomalyMonitorArn is set but watchAnomalies is false; remove one of the two.",
        ],
        [
            "a threshold of what is not watched",
            { anomalyThresholdUsd: 20 },
            "anomalyThresholdUsd is set but anomalies are not watched; name the account's monitor in anomalyMonitorArn, or set watchAnomalies to true where it has none.",
        ],
    ];
    for (const [what, given, finding] of wrong) {
        it(`refuse ${what}`, () => {
            expect(refusal(given)).to.deep.equal([`CostGuard "costs": ${finding}`]);
        });
    }

    it("refuse a name that no budget can have", () => {
        expect(refusal({}, "costs:prod")).to.deep.equal([
            'CostGuard "costs:prod": the name becomes part of a budget\'s name; use no colon and no backslash.',
        ]);
        expect(refusal({}, "c".repeat(86))[0]).to.contain("the name has 86 characters; use at most 85");
    });
});
