import { Loopback } from "../../common/loopback.fixtures.test.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:main-secret-1a2b3c";

/** A version of the secret: its labels, and its text, which a version that RotateSecret has only announced does not have. */
export interface Version {
    labels: string[];
    text?: string;
}

interface Answer {
    status: number;
    body: string;
}

/**
 * RDS and Secrets Manager on the loopback address, in the two protocols in which the SDK speaks to them. They keep one database and one secret, and do to them
 * what AWS documents: a new password is on its way for a while, and a label is with one version at a time.
 */
export class FakeAws {
    /** What the next looks at the database show; the last one stays. */
    statuses = ["available"];
    /** Looks for which a new password is on its way. */
    slowness = 1;
    /** What the administrator logs in with. */
    password = "first-password";
    /** Errors that the next changes of the database are answered with. */
    refusals: { code: string; message: string }[] = [];
    deployments: string[] = [];
    rotationEnabled = true;
    versions: Record<string, Version> = {};
    /** Every action that was asked for, in order. */
    readonly calls: string[] = [];
    readonly server = new Loopback((response, { headers, text }) => {
        const target = headers["x-amz-target"];
        const isJson = typeof target === "string";
        const { status, body } = isJson ? this.secretsManager(target, text) : this.rds(text);
        const type = isJson ? "application/x-amz-json-1.1" : "text/xml";
        response.writeHead(status, { "content-type": type }).end(body);
    });
    private onItsWay: { password: string; looks: number } | undefined;

    /** The version that carries a label. */
    labelled(label: string): string | undefined {
        return Object.entries(this.versions).find(([, { labels }]) => labels.includes(label))?.[0];
    }

    private rds(text: string): Answer {
        const body = new URLSearchParams(text);
        const action = body.get("Action") ?? "";
        this.calls.push(action);
        const refusal = action === "ModifyDBInstance" ? this.refusals.shift() : undefined;
        if (refusal !== undefined) {
            const { code, message } = refusal;
            return {
                status: 400,
                body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
            };
        }
        const result = this.act(action, body);
        return {
            status: 200,
            body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
        };
    }

    private act(action: string, body: URLSearchParams): string {
        if (action === "DescribeBlueGreenDeployments") {
            const members = this.deployments.map(
                (status, index) =>
                    `<member><BlueGreenDeploymentIdentifier>bgd-${index}</BlueGreenDeploymentIdentifier><Status>${status}</Status></member>`,
            );
            return `<BlueGreenDeployments>${members.join("")}</BlueGreenDeployments>`;
        }
        if (body.get("DBInstanceIdentifier") !== "main-1a2b3c4d") return "<DBInstances/>";
        if (action === "DescribeDBInstances") return `<DBInstances>${this.instance("DBInstance")}</DBInstances>`;
        if (body.get("ApplyImmediately") === "true") {
            this.onItsWay = { password: body.get("MasterUserPassword") ?? "", looks: this.slowness };
        }
        return "";
    }

    private instance(tag: string): string {
        const status = this.statuses.length > 1 ? this.statuses.shift() : this.statuses[0];
        let pending = "";
        if (this.onItsWay !== undefined) {
            if (this.onItsWay.looks > 0) pending = "<MasterUserPassword>****</MasterUserPassword>";
            else this.password = this.onItsWay.password;
            this.onItsWay = this.onItsWay.looks > 0 ? { ...this.onItsWay, looks: this.onItsWay.looks - 1 } : undefined;
        }
        return (
            `<${tag}><DBInstanceIdentifier>main-1a2b3c4d</DBInstanceIdentifier><DBInstanceStatus>${status}</DBInstanceStatus>` +
            "<DBInstanceArn>arn:aws:rds:eu-west-1:123456789012:db:main-1a2b3c4d</DBInstanceArn><Engine>postgres</Engine>" +
            "<MasterUsername>steward</MasterUsername><DBName>app</DBName>" +
            "<Endpoint><Address>main.example.com</Address><Port>5433</Port></Endpoint>" +
            `<PendingModifiedValues>${pending}</PendingModifiedValues></${tag}>`
        );
    }

    private secretsManager(target: string, text: string): Answer {
        const action = target.split(".")[1] ?? "";
        const body: Record<string, string> = JSON.parse(text);
        this.calls.push(action === "UpdateSecretVersionStage" ? `${action} ${body.VersionStage}` : action);
        const answered = this.keep(action, body, JSON.parse(text).VersionStages ?? []);
        if (answered !== undefined) return { status: 200, body: JSON.stringify({ ARN: secretArn, ...answered }) };
        const message = `Secrets Manager can't find the specified secret value for VersionId: ${body.VersionId}`;
        return { status: 400, body: JSON.stringify({ __type: "ResourceNotFoundException", message }) };
    }

    private keep(action: string, body: Record<string, string>, stages: string[]): object | undefined {
        if (action === "DescribeSecret") {
            const labelled = Object.entries(this.versions).filter(([, { labels }]) => labels.length > 0);
            const VersionIdsToStages = Object.fromEntries(labelled.map(([id, { labels }]) => [id, labels]));
            return { RotationEnabled: this.rotationEnabled, VersionIdsToStages };
        }
        if (action === "GetSecretValue") {
            const version = this.versions[body.VersionId ?? this.labelled(body.VersionStage ?? "") ?? ""];
            return version?.text === undefined ? undefined : { SecretString: version.text };
        }
        if (action === "PutSecretValue") {
            this.versions[body.ClientRequestToken ?? ""] = { labels: stages, text: body.SecretString ?? "" };
            return {};
        }
        this.move(body.VersionStage ?? "", body.MoveToVersionId ?? "");
        return {};
    }

    private move(label: string, to: string): void {
        const from = this.labelled(label);
        for (const [id, version] of Object.entries(this.versions)) {
            const rest = version.labels.filter((each) => each !== label);
            const previous = label === "AWSCURRENT" ? rest.filter((each) => each !== "AWSPREVIOUS") : rest;
            if (id === from && label === "AWSCURRENT") previous.push("AWSPREVIOUS");
            if (id === to) previous.push(label);
            version.labels = previous;
        }
    }
}
