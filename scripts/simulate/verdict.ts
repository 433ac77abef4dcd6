import { isSurvived, type Replay } from "../../testing/src/scaling/index.js";

/** What a replay has shown, in one line. */
export function verdictOf(result: Replay): string {
    const { requests, limited, blocked, slow, dropped } = result.totals;
    const number = (value: number): string => value.toLocaleString("en");
    return [
        isSurvived(result) ? "survived" : "NOT survived",
        `${number(requests)} requests, ${number(limited)} refused with 429, ${number(blocked)} blocked by the firewall, ${number(slow)} slow, ${number(dropped)} never answered`,
        `at most ${result.mostInstances} instances, ${result.instanceHours.toFixed(1)} instance hours`,
    ].join("; ");
}
