import { nameTooLong } from "../common/names.js";
import { isOutside, rejectAll, repeated } from "../common/validation.js";
import type { CostGuardArgs, CostTagArgs } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface CostSettings {
    monthlyBudgetUsd: number;
    actualPercentages: readonly number[];
    forecastPercentages: readonly number[];
    watchAnomalies: boolean;
    anomalyThresholdUsd: number;
}

const highestDollars = 1_000_000_000;
const highestPercentage = 1000;
/** What AWS takes for one budget. */
const mostNotifications = 10;
const longestBudgetName = 100;
const longestKey = 128;
const longestValue = 256;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: CostGuardArgs): CostSettings {
    const settings: CostSettings = {
        monthlyBudgetUsd: args.monthlyBudgetUsd,
        actualPercentages: args.actualPercentages ?? [50, 80, 100],
        forecastPercentages: args.forecastPercentages ?? [100],
        // Without either it would make a monitor for all services, which an account mostly has already and can have once only.
        watchAnomalies: args.watchAnomalies ?? (args.anomalyMonitorArn !== undefined || args.tagFilter !== undefined),
        anomalyThresholdUsd: args.anomalyThresholdUsd ?? 100,
    };
    rejectAll("CostGuard", name, [
        nameTooLong(name, "budget", longestBudgetName),
        /[:\\]/.test(name) && "the name becomes part of a budget's name; use no colon and no backslash.",
        dollarFinding("monthlyBudgetUsd", settings.monthlyBudgetUsd),
        dollarFinding("anomalyThresholdUsd", settings.anomalyThresholdUsd),
        ...percentageFindings("actualPercentages", settings.actualPercentages),
        ...percentageFindings("forecastPercentages", settings.forecastPercentages),
        ...countFindings(settings),
        ...tagFindings(args.tagFilter),
        ...topicFindings(args.topicArn),
        ...anomalyFindings(args, settings),
    ]);
    return settings;
}

function dollarFinding(argument: string, dollars: number): string | false {
    return (
        isOutside(dollars, 1, highestDollars) &&
        `${argument} is ${dollars}; use whole US dollars from 1 to ${highestDollars}.`
    );
}

function percentageFindings(argument: string, percentages: readonly number[]): (string | false)[] {
    const bad = percentages.filter((percentage) => isOutside(percentage, 1, highestPercentage));
    const twice = repeated(percentages.map(String));
    return [
        bad.length > 0 && `${argument} has ${bad.join(", ")}; use whole percentages from 1 to ${highestPercentage}.`,
        twice.length > 0 && `${argument} has ${twice.join(", ")} more than once; name each once.`,
    ];
}

function countFindings({ actualPercentages, forecastPercentages }: CostSettings): (string | false)[] {
    const count = actualPercentages.length + forecastPercentages.length;
    return [
        count === 0 &&
            "actualPercentages and forecastPercentages are both empty, so that nobody would be told; name at least one share.",
        count > mostNotifications &&
            `actualPercentages and forecastPercentages have ${count} shares together; use at most ${mostNotifications}.`,
    ];
}

function tagFindings(tag: CostTagArgs | undefined): (string | false)[] {
    if (tag === undefined) {
        return [];
    }
    const { key, value } = tag;
    return [
        (key.trim() === "" || key.length > longestKey || /[$]/.test(key) || /^aws:/i.test(key)) &&
            `tagFilter.key is "${key}"; use the key of a tag of your own, such as "Project", without "$" and at most ${longestKey} characters long.`,
        (value.trim() === "" || value.length > longestValue) &&
            `tagFilter.value is "${value}"; use 1 to ${longestValue} characters.`,
    ];
}

function anomalyFindings(
    { anomalyMonitorArn, anomalyThresholdUsd }: CostGuardArgs,
    { watchAnomalies }: CostSettings,
): (string | false)[] {
    return [
        typeof anomalyMonitorArn === "string" &&
            !/^arn:[\w-]+:ce::\d{12}:anomalymonitor\/.+$/.test(anomalyMonitorArn) &&
            `anomalyMonitorArn is "${anomalyMonitorArn}"; use the ARN of a monitor, such as "arn:aws:ce::123456789012:anomalymonitor/…".`,
        anomalyMonitorArn !== undefined &&
            !watchAnomalies &&
            "anomalyMonitorArn is set but watchAnomalies is false; remove one of the two.",
        anomalyMonitorArn === undefined &&
            anomalyThresholdUsd !== undefined &&
            !watchAnomalies &&
            "anomalyThresholdUsd is set but anomalies are not watched; name the account's monitor in anomalyMonitorArn, or set watchAnomalies to true where it has none.",
    ];
}

/** What is wrong with a topic whose ARN is known already. */
function topicFindings(arn: CostGuardArgs["topicArn"]): (string | false)[] {
    if (typeof arn !== "string") {
        return [];
    }
    return [
        !/^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w.-]+$/.test(arn) &&
            `topicArn is "${arn}"; use the ARN of a topic, such as "arn:aws:sns:eu-west-1:123456789012:cost".`,
        arn.endsWith(".fifo") && `topicArn is "${arn}", a FIFO topic; use a standard one, budgets tell no other.`,
    ];
}
