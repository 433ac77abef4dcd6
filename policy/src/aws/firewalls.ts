import { elementsOf, type Reading, read, readPath, textOf } from "../core/reading.js";

export const webAclType = "aws:wafv2/webAcl:WebAcl";
export const ruleGroupType = "aws:wafv2/ruleGroup:RuleGroup";
/** Resources that add a rule to a web ACL from outside, by its `webAclArn`. */
export const webAclRuleType = "aws:wafv2/webAclRule:WebAclRule";
export const webAclGroupType = "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation";
export const webAclTypes: ReadonlySet<string> = new Set([webAclType]);

/** One rule of a web ACL or a rule group. */
export interface FirewallRule {
    /** Where it stands, for messages, such as `rules[0]`. */
    path: string;
    /** Reads along a path as the provider writes it, such as `visibilityConfig.cloudwatchMetricsEnabled`. */
    at(path: string): Reading;
}

/** The rules that stand in a resource itself, or the property that would show them and is not known. */
export type OwnRules = { state: "known"; rules: FirewallRule[] } | { state: "unknown"; property: string };

/**
 * The rules in a web ACL or a rule group: as a list, or as AWS's own JSON, which is called `ruleJson` in the one and
 * `rulesJson` in the other.
 */
export function ownRules(props: Readonly<Record<string, unknown>>): OwnRules {
    const property = ["ruleJson", "rulesJson"].find((name) => read(props, name).state !== "absent") ?? "rules";
    const reading = read(props, property);
    if (reading.state === "unknown") {
        return { state: "unknown", property };
    }
    const isJson = property !== "rules";
    const list = isJson ? parsedList(textOf(reading)) : reading;
    const rules = elementsOf(list).map((rule, index) => ({
        path: `${property}[${index}]`,
        at: (path: string) => along(rule, isJson ? jsonPath(path) : path),
    }));
    return { state: "known", rules };
}

/** Reads along a path from a reading, of which nothing is known where it is not known itself. */
function along(reading: Reading, path: string): Reading {
    return reading.state === "known" ? readPath(reading.value, path) : reading;
}

function parsedList(text = ""): Reading {
    try {
        return { state: "known", value: JSON.parse(text) };
    } catch {
        // No rules: AWS refuses what is no JSON.
        return { state: "absent" };
    }
}

/** `statement.name` is `Statement.Name` in AWS's JSON, and one word is not even alike. */
function jsonPath(path: string): string {
    return path
        .split(".")
        .map((word) => (word === "cloudwatchMetricsEnabled" ? "CloudWatchMetricsEnabled" : capital(word)))
        .join(".");
}

function capital(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1);
}
