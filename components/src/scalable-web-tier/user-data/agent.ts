import { type BootPlan, placesOf } from "./boot-plan.js";
import { metricReceiver, traceReceiver } from "./open-telemetry.js";

/** Where the agent puts its metrics; the instance's role may write there and nowhere else. */
export const agentNamespace = "CWAgent";
/** Share of memory in use, the metric that the group is scaled by. */
export const memoryMetric = "mem_used_percent";
/** Share of the root volume in use. */
export const diskMetric = "disk_used_percent";

/**
 * The CloudWatch agent's configuration: memory and disk, the logs, and what the application measures itself.
 *
 * Scaling needs a series whose only dimension is the group: that is what the aggregation makes. Appending the dimension
 * alone leaves others beside it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function renderAgentConfiguration({
    name,
    logGroups,
    telemetry,
}: Pick<BootPlan, "name" | "logGroups" | "telemetry">): string {
    const { applicationLog, accessLog, errorLog } = placesOf(name);
    const followed = (file_path: string, log_group_name: string, stream: string) => ({
        file_path,
        log_group_name,
        log_stream_name: `{instance_id}${stream}`,
    });
    const configuration = {
        agent: { metrics_collection_interval: 60, run_as_user: "root" },
        metrics: {
            namespace: agentNamespace,
            append_dimensions: {
                AutoScalingGroupName: "${aws:AutoScalingGroupName}",
                InstanceId: "${aws:InstanceId}",
            },
            aggregation_dimensions: [["AutoScalingGroupName"]],
            metrics_collected: {
                mem: { measurement: ["used_percent"] },
                disk: { measurement: ["used_percent"], resources: ["/"], drop_device: true },
                ...(telemetry && { otlp: metricReceiver }),
            },
        },
        ...(telemetry && { traces: { traces_collected: { otlp: traceReceiver } } }),
        logs: {
            logs_collected: {
                files: {
                    collect_list: [
                        followed(applicationLog, logGroups.application, ""),
                        followed(accessLog, logGroups.access, ""),
                        followed(errorLog, logGroups.system, "/nginx"),
                        followed("/var/log/cloud-init-output.log", logGroups.system, "/boot"),
                        followed("/var/log/syslog", logGroups.system, "/syslog"),
                    ],
                },
            },
        },
    };
    return `${JSON.stringify(configuration)}\n`;
}
