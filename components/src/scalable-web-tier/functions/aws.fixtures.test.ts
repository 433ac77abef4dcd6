import { Loopback, type LoopbackRequest } from "../../common/loopback.fixtures.test.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A refresh as the fake keeps it; each look at it takes one status off the list until the last is left. */
interface Refresh {
    id: string;
    version: string;
    statuses: string[];
    reason?: string;
}

/**
 * Auto Scaling and CloudWatch on the loopback address, in the two protocols in which the SDK speaks to them. It keeps one group, and does to it what AWS documents:
 * a refresh that succeeds saves its template on the group, one that is rolled back does not.
 */
export class FakeAws {
    /** Version of the template that is saved on the group. */
    saved = "1";
    /** Versions that its instances run. */
    instances = ["1", "1"];
    /** Types of instances where the group has several. */
    mixed: string[] | undefined;
    /** What the next refresh goes through. */
    next: { statuses: string[]; reason?: string } = { statuses: ["Pending", "InProgress", "Successful"] };
    readonly refreshes: Refresh[] = [];
    /** Alarms that ring. */
    ringing: string[] = [];
    /** Every action that was asked for, in order, with what was said. */
    readonly calls: { action: string; body: Record<string, string> }[] = [];
    readonly server = new Loopback((response, request) => {
        const { body, type } = this.answer(request);
        response.writeHead(200, { "content-type": type }).end(body);
    });

    /** Names of the actions that changed something. */
    get changes(): string[] {
        return this.calls.map(({ action }) => action).filter((action) => !action.startsWith("Describe"));
    }

    private answer({ headers, text }: LoopbackRequest): { body: string; type: string } {
        const target = headers["x-amz-target"];
        if (typeof target === "string") {
            this.calls.push({ action: "DescribeAlarms", body: { json: text } });
            const { AlarmNames }: { AlarmNames: string[] } = JSON.parse(text);
            const MetricAlarms = this.ringing
                .filter((name) => AlarmNames.includes(name))
                .map((AlarmName) => ({ AlarmName, StateValue: "ALARM" }));
            return { body: JSON.stringify({ MetricAlarms }), type: "application/x-amz-json-1.0" };
        }
        const body = Object.fromEntries(new URLSearchParams(text));
        const action = body.Action ?? "";
        this.calls.push({ action, body });
        return {
            body: `<${action}Response><${action}Result>${this.act(action, body)}</${action}Result></${action}Response>`,
            type: "text/xml",
        };
    }

    private act(action: string, body: Record<string, string>): string {
        if (action === "DescribeAutoScalingGroups") return this.groups(body["AutoScalingGroupNames.member.1"] ?? "");
        if (action === "DescribeInstanceRefreshes") return this.describe(body["InstanceRefreshIds.member.1"]);
        const running = this.refreshes.at(-1);
        if (action === "CancelInstanceRefresh" && running !== undefined) {
            running.statuses = ["Cancelling", "Cancelled"];
            return `<InstanceRefreshId>${running.id}</InstanceRefreshId>`;
        }
        const version =
            body["DesiredConfiguration.LaunchTemplate.Version"] ??
            body["DesiredConfiguration.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.Version"] ??
            "";
        const refresh = { id: `refresh-${this.refreshes.length + 1}`, version, ...this.next };
        this.refreshes.push({ ...refresh, statuses: [...refresh.statuses] });
        return `<InstanceRefreshId>${refresh.id}</InstanceRefreshId>`;
    }

    private groups(name: string): string {
        if (name !== "web-group") return "<AutoScalingGroups/>";
        const instances = this.instances.map((version) => `<member>${template(version)}</member>`).join("");
        const source = this.mixed === undefined ? template(this.saved) : policy(this.saved, this.mixed);
        return `<AutoScalingGroups><member>${source}<Instances>${instances}</Instances></member></AutoScalingGroups>`;
    }

    private describe(id: string | undefined): string {
        const refresh = id === undefined ? this.refreshes.at(-1) : this.refreshes.find((one) => one.id === id);
        if (refresh === undefined) return "<InstanceRefreshes/>";
        const status = refresh.statuses.length > 1 ? refresh.statuses.shift() : refresh.statuses[0];
        if (status === "Successful") this.saved = refresh.version;
        const reason = refresh.reason === undefined ? "" : `<StatusReason>${refresh.reason}</StatusReason>`;
        return (
            `<InstanceRefreshes><member><InstanceRefreshId>${refresh.id}</InstanceRefreshId><Status>${status}</Status>${reason}` +
            `<DesiredConfiguration>${template(refresh.version)}</DesiredConfiguration></member></InstanceRefreshes>`
        );
    }
}

function template(version: string): string {
    return `<LaunchTemplate><LaunchTemplateId>lt-1</LaunchTemplateId><Version>${version}</Version></LaunchTemplate>`;
}

function policy(version: string, types: string[]): string {
    const specification = template(version).replaceAll("LaunchTemplate>", "LaunchTemplateSpecification>");
    const overrides = types.map((type) => `<member><InstanceType>${type}</InstanceType></member>`).join("");
    return (
        `<MixedInstancesPolicy><LaunchTemplate>${specification}<Overrides>${overrides}</Overrides></LaunchTemplate>` +
        "<InstancesDistribution><OnDemandBaseCapacity>2</OnDemandBaseCapacity></InstancesDistribution></MixedInstancesPolicy>"
    );
}
