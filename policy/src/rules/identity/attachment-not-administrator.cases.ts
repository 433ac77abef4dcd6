import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const roleType = "aws:iam/role:Role";
const fix = "attach a policy with the actions that are needed";
const administrator = `${type} "web": policyArn makes an administrator; ${fix}.`;
const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const attached = (props: WireProperties): TestResource => ({ type, name: "web", props: { role: "web", ...props } });
const role = (managedPolicyArns: WireValue, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: roleType,
    name: "web",
    props: { managedPolicyArns },
    dependsOn,
});
/** As in a first preview: its ARN is not known, but what comes from it is. */
const own: TestResource = { type: "aws:iam/policy:Policy", name: "orders", props: { arn: unknown } };

export const cases: RuleCases = {
    good: complies(attached({ policyArn: aws("AmazonSSMManagedInstanceCore") })),
    bad: violates(administrator, attached({ policyArn: aws("AdministratorAccess") })),
    unknown: undecided(`${type} "web": policyArn is not known yet; ${fix}.`, {
        ...attached({ policyArn: unknown }),
        dependsOn: { policyArn: [] },
    }),
    secret: violates(administrator, attached({ policyArn: secret(aws("PowerUserAccess")) })),
    missing: complies(attached({})),
    more: {
        "passes a policy of the program's own that has no ARN yet": complies(own, {
            ...attached({ policyArn: unknown }),
            dependsOn: { policyArn: ["orders"] },
        }),
        "knows AWS's policies in other partitions and paths": violates(
            administrator,
            attached({ policyArn: "arn:aws-us-gov:iam::aws:policy/job-function/SystemAdministrator" }),
        ),
        "passes a policy of one's own with such a name": complies(
            attached({ policyArn: "arn:aws:iam::111122223333:policy/AdministratorAccess" }),
        ),
        "looks through a role's list": violates(
            `${roleType} "web": managedPolicyArns[1] makes an administrator; ${fix}.`,
            own,
            role([unknown, aws("IAMFullAccess")], { managedPolicyArns: ["orders"] }),
        ),
        "does not wait for what AWS will say of a list that the program left out": complies(role(unknown)),
        "cannot tell what a list hides that is not known as a whole": undecided(
            `${roleType} "web": managedPolicyArns is not known yet; ${fix}.`,
            own,
            role(unknown, { managedPolicyArns: ["orders"] }),
        ),
        "cannot tell what an element of a list is that comes from nowhere": undecided(
            `${roleType} "web": managedPolicyArns is not known yet; ${fix}.`,
            own,
            role([unknown, unknown], { managedPolicyArns: ["orders"] }),
        ),
        "does not mind a list that the program left out, which AWS is yet to fill": complies(role(unknown)),
    },
};
