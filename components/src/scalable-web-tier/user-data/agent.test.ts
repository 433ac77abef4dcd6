import { expect } from "chai";
import { renderAgentConfiguration } from "./agent.js";
import { bootPlan } from "./fixtures.test.js";

describe("renderAgentConfiguration", () => {
    const configuration = JSON.parse(renderAgentConfiguration(bootPlan));

    it("makes a series of memory whose only dimension is the group, for scaling", () => {
        expect(configuration.metrics).to.deep.include({
            namespace: "CWAgent",
            append_dimensions: {
                AutoScalingGroupName: "${aws:AutoScalingGroupName}",
                InstanceId: "${aws:InstanceId}",
            },
            aggregation_dimensions: [["AutoScalingGroupName"]],
        });
        expect(configuration.metrics.metrics_collected.mem).to.deep.equal({ measurement: ["used_percent"] });
    });

    it("sends each log to its group, and no two logs to one stream", () => {
        const logs: Record<string, string>[] = configuration.logs.logs_collected.files.collect_list;
        expect(logs.map((log) => [log.file_path, log.log_group_name])).to.deep.equal([
            ["/var/log/evenkeel/application.log", "web-log-application-1a2b3c4"],
            ["/var/log/nginx/access.log", "web-log-access-1a2b3c4"],
            ["/var/log/nginx/error.log", "web-log-system-1a2b3c4"],
            ["/var/log/cloud-init-output.log", "web-log-system-1a2b3c4"],
            ["/var/log/syslog", "web-log-system-1a2b3c4"],
        ]);
        const streams = logs.map((log) => `${log.log_group_name}:${log.log_stream_name}`);
        expect(new Set(streams).size).to.equal(streams.length);
    });

    it("listens for the application's traces and metrics where that is asked for, each at an address of its own", () => {
        const { metrics, traces } = JSON.parse(renderAgentConfiguration({ ...bootPlan, telemetry: true }));

        expect(traces.traces_collected.otlp.http_endpoint).to.equal("127.0.0.1:4318");
        expect(metrics.metrics_collected.otlp.http_endpoint).to.equal("127.0.0.1:4320");
        expect(configuration.metrics.metrics_collected).to.not.have.property("otlp");
        expect(configuration).to.not.have.property("traces");
    });
});
