import { roleType, textOf, trustedBy, trusting } from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const fix = "name the roles or services that take it, or say in Condition who they are";
const account = "arn:aws:iam::444455556666:root";
const gitlab = "arn:aws:iam::111122223333:oidc-provider/gitlab.com";
const finding = (problem: string): string => `${roleType} "deploy": assumeRolePolicy.${problem}; ${fix}.`;
const everybody = finding("Statement[0].Principal lets everybody take the role");
const whole = finding("Statement[0].Principal lets a whole account take the role");

function trust(principal: WireValue, condition?: WireProperties): WireProperties {
    const allowed = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" };
    return condition === undefined ? allowed : { ...allowed, Condition: condition };
}

export const cases: RuleCases = {
    good: complies(trusting(trust({ AWS: "arn:aws:iam::444455556666:role/builder" }))),
    bad: violates(whole, trusting(trust({ AWS: account }))),
    unknown: undecided(`${roleType} "deploy": assumeRolePolicy is not known yet; ${fix}.`, trustedBy(unknown)),
    secret: violates(everybody, trustedBy(secret(textOf([trust("*")])))),
    missing: complies({ type: roleType, name: "deploy", props: {} }),
    more: {
        "passes a service": complies(trusting(trust({ Service: "ec2.amazonaws.com" }))),
        "passes a partner's account with an external id": complies(
            trusting(trust({ AWS: account }, { StringEquals: { "sts:ExternalId": "shop-4711" } })),
        ),
        "reads an account that is only a number, among others": violates(
            whole,
            trusting(
                trust({ Service: "ec2.amazonaws.com", AWS: ["arn:aws:iam::111122223333:role/a", "444455556666"] }),
            ),
        ),
        "stops everybody, however it is written": violates(everybody, trusting(trust({ AWS: ["*"] }))),
        "stops everybody else": violates(
            finding("Statement[0].NotPrincipal lets everybody take the role"),
            trusting({ Effect: "Allow", NotPrincipal: { AWS: account }, Action: "sts:AssumeRole" }),
        ),
        "passes everybody of an organisation": complies(
            trusting(trust("*", { StringEquals: { "aws:PrincipalOrgID": "o-example" } })),
        ),
        "does not take an external id for a limit on everybody": violates(
            everybody,
            trusting(trust("*", { StringEquals: { "sts:ExternalId": "shop-4711" } })),
        ),
        "does not take a condition that holds where the key is missing": violates(
            everybody,
            trusting(trust("*", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-example" } })),
        ),
        "does not take a role of any account for somebody": violates(
            everybody,
            trusting(trust("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/builder" } })),
        ),
        "passes a denial": complies(trusting({ ...trust("*"), Effect: "Deny" })),
        "does not take one letter after the other for an account": violates(
            everybody,
            trusting(trust("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::????????????:role/*" } })),
        ),
        "does not take any organisation for one": violates(
            everybody,
            trusting(trust("*", { StringLike: { "aws:PrincipalOrgID": "o-*" } })),
        ),
        "does not take TLS for a limit on an account": violates(
            whole,
            trusting(trust({ AWS: account }, { Bool: { "aws:SecureTransport": "true" } })),
        ),
        "does not take the name of a session for a limit on an account": violates(
            whole,
            trusting(trust({ AWS: account }, { StringLike: { "sts:RoleSessionName": "*" } })),
        ),
        "does not take any external id, or one that may be missing": violates(
            whole,
            trusting(
                trust(
                    { AWS: account },
                    {
                        StringLike: { "sts:ExternalId": "*" },
                        StringEqualsIfExists: { "sts:ExternalId": "shop-4711" },
                    },
                ),
            ),
        ),
        "does not take the account itself, or all of its roles, for a limit on it": violates(
            whole,
            trusting(
                trust(
                    { AWS: account },
                    {
                        StringEquals: { "aws:PrincipalAccount": "444455556666" },
                        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/*" },
                    },
                ),
            ),
        ),
        "passes some roles of an account": complies(
            trusting(
                trust({ AWS: account }, { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/build-*" } }),
            ),
            {
                ...trusting(trust({ AWS: account }, { StringEquals: { "aws:PrincipalTag/Team": "shop" } })),
                name: "tag",
            },
        ),
        "stops an identity provider without a condition": violates(
            finding("Statement[0].Principal lets everybody of an identity provider take the role"),
            trusting(trust({ Federated: gitlab })),
        ),
        "stops an identity provider whoever it signs for": violates(
            finding("Statement[0].Principal lets everybody of an identity provider take the role"),
            trusting(trust({ Federated: gitlab }, { StringLike: { "gitlab.com:sub": "*" } })),
        ),
        "passes an identity provider with a claim": complies(
            trusting(
                trust({ Federated: gitlab }, { StringLike: { "gitlab.com:sub": "project_path:shop/web:ref_type:*" } }),
            ),
            {
                ...trusting(
                    trust(
                        { Federated: "arn:aws:iam::111122223333:saml-provider/people" },
                        { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
                    ),
                ),
                name: "people",
            },
        ),
        "passes the own account as a whole, where the provider names it": complies({
            ...trusting(trust({ AWS: account })),
            provider: { allowedAccountIds: '["444455556666"]' },
        }),
        "stops another account than the provider names": violates(whole, {
            ...trusting(trust({ AWS: account })),
            provider: { allowedAccountIds: '["111122223333"]' },
        }),
    },
};
