import { judgePolicy, roleType } from "../../aws/identity-policies.js";
import type { Condition, PolicyStatement } from "../../aws/policy-document.js";
import { type Finding, violation } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { resourceRule } from "../../core/resource-rule.js";

const property = "assumeRolePolicy";
const github = "token.actions.githubusercontent.com";
const fixes = {
    sub: `demand ${github}:sub to begin with repo:, the owner and the repository, without wildcards in them`,
    aud: `demand ${github}:aud to be sts.amazonaws.com`,
};

export const githubTrustPinned = resourceRule({
    name: "github-trust-pinned",
    title: "Roles for GitHub's jobs name the repository",
    description: "A role that GitHub Actions take must demand the repository (sub) and the audience (aud).",
    severity: "high",
    why: "GitHub signs a token for the job of anybody: without the repository, every repository in the world can take the role.",
    fix: `In Condition, set ${github}:aud to sts.amazonaws.com and ${github}:sub to repo:owner/name:ref:refs/heads/main.`,
    controls: { checkov: ["CKV_AWS_393"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub",
    // The text of a policy is known, and judged again, before the role is made.
    onUnknown: "advisory",
    types: [roleType],
    readSettings: (reader) => ({
        to: reader.choice(
            "to",
            ["repository", "owner"],
            "repository",
            "Whether sub has to name a repository, or only its owner.",
        ),
    }),
    check: ({ props }, { to }) =>
        judgePolicy({ property, reading: read(props, property) }, fixes.sub, (statements) =>
            statements.flatMap((statement, index) =>
                trustsGithub(statement)
                    ? judge(statement, `${property}.Statement[${index}].Condition`, patterns[to])
                    : [],
            ),
        ),
});

function trustsGithub({ effect, principals }: PolicyStatement): boolean {
    return effect === "Allow" && principals.some(({ kind, value }) => kind === "Federated" && value.includes(github));
}

function judge({ conditions }: PolicyStatement, place: string, repository: RegExp): Finding[] {
    const demands = (claim: string, allows: (value: string) => boolean): boolean =>
        conditions.some((condition) => isAbout(condition, claim) && condition.values.every(allows));
    return [
        ...(demands("sub", (value) => repository.test(value))
            ? []
            : [violation(place, "does not pin the repository", fixes.sub)]),
        ...(demands("aud", (value) => !/[*?]/.test(value))
            ? []
            : [violation(place, "does not pin the audience", fixes.aud)]),
    ];
}

/** A condition that holds only where the claim is there, and has one of these values. */
function isAbout({ operator, key, values }: Condition, claim: string): boolean {
    return (
        /^(?:foranyvalue:)?string(?:equals|equalsignorecase|like)$/.test(operator) &&
        // An enterprise may have a path of its own after the provider's name.
        key.startsWith(github) &&
        key.endsWith(`:${claim}`) &&
        values.length > 0
    );
}

/**
 * What GitHub puts first into `sub`, unless an organisation changes that: `repo:owner/name:…`, for newer repositories
 * with their numbers in it, `repo:owner@1234/name@5678:…`.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
const patterns = {
    repository: /^(?:(?:repo|repository):[^:/*?]+\/[^:/*?]+|repository_id:\d+)(?::|$)/,
    owner: /^(?:(?:repo|repository):[^:/*?]+\/|repository_owner:[^:/*?]+(?::|$)|repository_(?:owner_)?id:\d+(?::|$))/,
} as const;
