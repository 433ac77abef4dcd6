import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/instance:Instance";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const fix = "let the instance read it from Secrets Manager or Parameter Store by its role";

const literal = "#!/bin/bash\nexport DB_PASSWORD=hunter2\n";
const fetched =
    "#!/bin/bash\nexport DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop --query SecretString)\n";
const instance = (props: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { ami: "ami-0a1b2c3d", instanceType: "t4g.small", ...props },
});

export const cases: RuleCases = {
    good: complies(instance({ userData: fetched })),
    bad: violates(
        `${type} "web": userData seems to hold a password or a token; ${fix}.`,
        instance({ userData: literal }),
    ),
    unknown: undecided(`${type} "web": userData is not known yet; ${fix}.`, instance({ userData: unknown })),
    secret: violates(
        `${type} "web": userData seems to hold a password or a token; ${fix}.`,
        instance({ userData: secret(literal) }),
    ),
    missing: complies(instance({})),
    more: {
        "reads what a spot fleet launches": violates(
            `aws:ec2/spotFleetRequest:SpotFleetRequest "web": launchSpecifications[0].userData seems to hold a password or a token; ${fix}.`,
            {
                type: "aws:ec2/spotFleetRequest:SpotFleetRequest",
                name: "web",
                props: { launchSpecifications: [{ userData: literal }] },
            },
        ),
        "reads base64": violates(`${templateType} "web": userData seems to hold a password or a token; ${fix}.`, {
            type: templateType,
            name: "web",
            props: { userData: Buffer.from(literal).toString("base64") },
        }),
        "reads the other property": violates(
            `${type} "web": userDataBase64 seems to hold a password or a token; ${fix}.`,
            instance({ userDataBase64: Buffer.from(literal).toString("base64") }),
        ),
    },
};
