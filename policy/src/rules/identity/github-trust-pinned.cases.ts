import { roleType, textOf, trustedBy, trusting } from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const provider = "token.actions.githubusercontent.com";
const subFix = `demand ${provider}:sub to begin with repo:, the owner and the repository, without wildcards in them`;
const finding = (problem: string): string => `${roleType} "deploy": assumeRolePolicy${problem}.`;
const anyRepository = finding(`.Statement[0].Condition does not pin the repository; ${subFix}`);
const audience = { [`${provider}:aud`]: "sts.amazonaws.com" };

function trust(condition: WireProperties): WireProperties {
    return {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: condition,
    };
}

const from = (sub: WireValue): WireProperties =>
    trust({ StringEquals: audience, StringLike: { [`${provider}:sub`]: sub } });

export const cases: RuleCases = {
    good: complies(trusting(from("repo:shop/infrastructure:ref:refs/heads/main"))),
    bad: violates(anyRepository, trusting(from("repo:shop/*"))),
    unknown: undecided(finding(` is not known yet; ${subFix}`), trustedBy(unknown)),
    secret: violates(anyRepository, trustedBy(secret(textOf([from("*")])))),
    missing: complies({ type: roleType, name: "deploy", props: {} }),
    more: {
        "passes every branch of one repository, and repositories with their numbers": complies(
            trusting(from(["repo:shop/infrastructure:*", "repo:shop@1234/web@5678:environment:production"])),
        ),
        "stops one open value among others": violates(
            anyRepository,
            trusting(from(["repo:shop/infrastructure:ref:refs/heads/main", "repo:shop/web*:*"])),
        ),
        "stops a claim that anybody's repository can have": violates(anyRepository, trusting(from("environment:prod"))),
        "stops a trust without a word on the repository": violates(
            anyRepository,
            trusting(trust({ StringEquals: audience })),
        ),
        "stops a condition that also holds without the claim": violates(
            anyRepository,
            trusting(
                trust({
                    StringEquals: audience,
                    "ForAllValues:StringLike": { [`${provider}:sub`]: "repo:shop/infrastructure:*" },
                }),
            ),
        ),
        "demands the audience": violates(
            finding(
                `.Statement[0].Condition does not pin the audience; demand ${provider}:aud to be sts.amazonaws.com`,
            ),
            trusting(trust({ StringLike: { [`${provider}:sub`]: "repo:shop/infrastructure:*" } })),
        ),
        "leaves other trusts alone": complies(
            trusting({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
        ),
    },
};
