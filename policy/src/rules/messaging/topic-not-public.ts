import { documentIn } from "../../aws/attached-policies.js";
import {
    accountOf,
    accountsOfProvider,
    judgeAccounts,
    judgeUnreadable,
    openPolicy,
    reachOf,
} from "../../aws/policy-reach.js";
import { topicPolicyType, topicType } from "../../aws/topics.js";
import type { Finding } from "../../core/finding.js";
import { judgedAgain } from "../../core/levels.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

interface Settings {
    accounts: readonly string[] | undefined;
}

/**
 * The topic's own account is that of the ARNs in its policy, which SNS wants to be the topic's. Where there is none,
 * an account can be judged only with the setting.
 */
export const topicNotPublic = resourceRule<Settings>({
    name: "topic-not-public",
    title: "Topics are open to known accounts only",
    description: "The policy of an SNS topic must let neither anybody in nor accounts that are not allowed.",
    severity: "high",
    // The policy of a new topic names an ARN that is not known in a preview; the update judges it before it is made.
    onUnknown: judgedAgain,
    why: "Whoever may publish can send your subscribers anything, and whoever may subscribe reads along.",
    fix: "Name the accounts or services that need the topic, or add a condition such as aws:PrincipalOrgID.",
    controls: { securityHub: ["SNS.4"], checkov: ["CKV_AWS_169", "CKV_AWS_385"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4",
    types: [topicType, topicPolicyType],
    readSettings: (reader) => ({
        accounts: reader.words(
            "accounts",
            undefined,
            "Numbers of the accounts that may be let in. Name the own one too.",
        ),
    }),
    check: judgeTopic,
});

function judgeTopic({ props, provider }: CheckedResource, { accounts }: Settings): readonly Finding[] {
    const document = documentIn(read(props, "policy"));
    if (document.state !== "known") {
        return judgeUnreadable(document);
    }
    const allowing = document.statements.filter(({ effect }) => effect === "Allow");
    const arns = [textOf(read(props, "arn")) ?? "", ...document.statements.flatMap(({ resources }) => resources)];
    const own = [...accountsOfProvider(provider), ...arns.flatMap((text) => accountOf(text) ?? [])];
    return [
        ...(allowing.some((statement) => reachOf(statement).anybody) ? [openPolicy] : []),
        ...judgeAccounts(allowing, { accounts, own }),
    ];
}
