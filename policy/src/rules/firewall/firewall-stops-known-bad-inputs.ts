import type { PolicyResource } from "@pulumi/policy";
import {
    type FirewallRule,
    ownRules,
    webAclGroupType,
    webAclRuleType,
    webAclType,
    webAclTypes,
} from "../../aws/firewalls.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, member, type Reading, readPath, textOf } from "../../core/reading.js";
import { isGiven } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const group = "AWSManagedRulesKnownBadInputsRuleSet";
const property = "rules";
const fix = `add a rule with the managed rule group ${group}, and let it block`;

export const firewallStopsKnownBadInputs = stackRule({
    name: "firewall-stops-known-bad-inputs",
    title: "Firewalls stop known attacks",
    description: `A web ACL must have AWS's managed rule group ${group}, and let it block.`,
    severity: "medium",
    why: "Requests that exploit Log4j and its like are sent to every address, all the time; AWS keeps the list of them.",
    fix: `Add a rule with the managed rule group ${group} and overrideAction none.`,
    controls: { checkov: ["CKV_AWS_192", "CKV2_AWS_76"] },
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
    readSettings: noSettings,
    check: (stack) => {
        const outside = new Referrers(stack, {
            from: [webAclRuleType, webAclGroupType],
            property: "webAclArn",
            to: webAclTypes,
        });
        return stack.ofType(webAclType).map((acl) => {
            const { certain, possible } = outside.of(acl);
            return { resource: acl, findings: findMissing(acl, certain, possible) };
        });
    },
});

/**
 * What a rule does about known bad inputs: nothing, unless it is the managed group; and `blocksSome` where a scope-down
 * statement says which requests the group looks at, because nobody can tell from it what passes unseen.
 */
type Effect = "blocks" | "blocksSome" | "counts" | "nothing" | "unknown";

function findMissing(
    acl: PolicyResource,
    certain: readonly PolicyResource[],
    possible: readonly PolicyResource[],
): Finding[] {
    const own = ownRules(acl.props);
    const effects = new Set([
        ...(own.state === "known" ? own.rules.map(effectOf) : [isGiven(acl, own.property) ? "unknown" : "nothing"]),
        ...certain.map(effectOfResource),
    ]);
    if (effects.has("blocks")) {
        return [];
    }
    if (effects.has("blocksSome")) {
        return [undecidable(property, `lets ${group} look at some requests only, by its scopeDownStatement`, fix)];
    }
    if (effects.has("unknown") || possible.some((resource) => effectOfResource(resource) !== "nothing")) {
        return [undecidable(property, "is not known yet", fix)];
    }
    return effects.has("counts")
        ? [violation(property, `only counts what ${group} finds`, fix)]
        : [violation(property, `does without ${group}`, fix)];
}

/** A rule, or a group, that is a resource of its own. */
function effectOfResource({ type, props }: PolicyResource): Effect {
    return type === webAclRuleType
        ? effectOf({ path: property, at: (path) => readPath(props, path) })
        : effect(readPath(props, "managedRuleGroup"), isWord(readPath(props, "overrideAction"), "count"));
}

function effectOf({ at }: FirewallRule): Effect {
    return effect(at("statement.managedRuleGroupStatement"), at("overrideAction.count").state !== "absent");
}

function effect(statement: Reading, isCounted: boolean): Effect {
    const name = either(statement, "name");
    if (name.state === "unknown") {
        return "unknown";
    }
    if (textOf(name) !== group) {
        return "nothing";
    }
    if (isCounted || elementsOf(either(statement, "ruleActionOverrides")).some(letsLog4jPass)) {
        return "counts";
    }
    return either(statement, "scopeDownStatement").state === "absent" ? "blocks" : "blocksSome";
}

function letsLog4jPass(override: Reading): boolean {
    const isLog4j = textOf(either(override, "name"))?.startsWith("Log4JRCE") === true;
    const action = either(override, "actionToUse");
    return isLog4j && ["count", "allow"].some((word) => either(action, word).state !== "absent");
}

/** A member as the provider writes it or, with a capital, as AWS's own JSON does. */
function either(container: Reading, name: string): Reading {
    const reading = member(container, name);
    return reading.state === "absent" ? member(container, name.charAt(0).toUpperCase() + name.slice(1)) : reading;
}

function isWord(reading: Reading, word: string): boolean {
    return textOf(reading)?.toLowerCase() === word;
}
