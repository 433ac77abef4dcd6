import type { PolicyResource } from "@pulumi/policy";
import {
    defaultSecurityGroupType,
    ingressRuleType,
    isWorld,
    olderRuleType,
    placesOf,
    securityGroupType,
} from "../../aws/traffic-rules.js";
import { given } from "../../aws/program-inputs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, member, read, textOf } from "../../core/reading.js";
import { isComputed, sourcesOf } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import type { Stack, Types } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

const listTypes: Types = new Set(["aws:ec2/managedPrefixList:ManagedPrefixList"]);
const entryType = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";
const fix = "take that range out of the list, and write it where it is meant, in a rule whose ports are judged";

/** Where each type names prefix lists that may come in. */
const properties: Readonly<Record<string, string>> = {
    [securityGroupType]: "ingress",
    [defaultSecurityGroupType]: "ingress",
    [olderRuleType]: "prefixListIds",
    [ingressRuleType]: "prefixListId",
};

export const securityGroupPrefixListsLimited = stackRule({
    name: "security-group-prefix-lists-limited",
    title: "Prefix lists of security groups do not hold the whole internet",
    description: "A security group must not let in a prefix list of the stack that holds every address.",
    why: "The list looks like a few known networks wherever it is named, and opens every port that is opened to it.",
    fix: "Take the range out of the list, and write 0.0.0.0/0 or ::/0 in the rule that is meant for everybody.",
    severity: "high",
    controls: {},
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
    readSettings: noSettings,
    check: (stack) => {
        const entries = new Referrers(stack, { from: [entryType], property: "prefixListId", to: listTypes });
        const entriesOf = (list: PolicyResource): readonly PolicyResource[] => {
            const { certain, possible } = entries.of(list);
            return [...certain, ...possible];
        };
        return stack
            .ofType(...Object.keys(properties))
            .filter(({ props }) => textOf(read(props, "type")) !== "egress")
            .map((resource) => {
                const property = properties[resource.type] ?? "ingress";
                const lists = listsIn(stack, resource, property);
                return { resource, findings: lists.flatMap((list) => judgeList(list, entriesOf(list), property)) };
            });
    },
});

/** The lists of the stack that a property names, and those that it was computed from, while their ids are not known. */
function listsIn(stack: Stack, resource: PolicyResource, property: string): PolicyResource[] {
    const value = given(resource, property);
    const ids =
        property === "ingress"
            ? placesOf(value, property).flatMap(({ reading }) => elementsOf(member(reading, "prefixListIds")))
            : placesOf(value, property).map(({ reading }) => reading);
    const named = ids.map((id) => stack.named(textOf(id) ?? "", listTypes)).filter((list) => list !== undefined);
    return [...new Set([...sourcesOf(resource, property, listTypes), ...named])];
}

/** A range that comes from another resource is that of a network or an address, and not the whole. */
function judgeList(list: PolicyResource, entries: readonly PolicyResource[], property: string): Finding[] {
    const own = given(list, "entries");
    const ranges = [
        ...placesOf(own, "entries").map(({ reading }) => ({
            range: member(reading, "cidr"),
            holder: list,
            of: "entries",
        })),
        ...entries.map((entry) => ({ range: read(entry.props, "cidr"), holder: entry, of: "cidr" })),
    ];
    if (ranges.some(({ range }) => isWorld(textOf(range) ?? ""))) {
        return [violation(property, `lets in the prefix list "${list.name}", which holds every address`, fix)];
    }
    const doubtful = ranges.find(({ range, holder, of }) => range.state === "unknown" && !isComputed(holder, of));
    const where = doubtful && `${doubtful.of} of "${doubtful.holder.name}" is not known yet`;
    return where === undefined
        ? []
        : [
              undecidable(
                  property,
                  `lets in the prefix list "${list.name}", and ${where}`,
                  "write its ranges as plain texts",
              ),
          ];
}
